// SPDX-License-Identifier: Apache-2.0

import CDumps
import SignInWire

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The hands of a sign-in: reads one action a line, does it, writes what came of it, and decides nothing.
///
/// It ends when whoever started it closes the pipe, also in the middle of an action: nobody is left to tell.
@main
enum AwsprofSignin {
  static func main() {
    cdumps_forbid()
    signal(SIGPIPE, SIG_IGN)
    let transport = Transport()
    var loopback = Loopback()
    while let line = Pipe.line() {
      do {
        let action = try Line.decode(Action.self, line)
        Pipe.write(perform(action, transport, &loopback))
      } catch {
        // The line may hold a secret, so it is not quoted.
        Pipe.complain("an action that this version of awsprof-signin does not know")
        exit(64)
      }
    }
  }

  private static func perform(
    _ action: Action, _ transport: Transport, _ loopback: inout Loopback
  ) -> Event {
    switch action {
    case .send(let request): transport.send(request)
    case .run(let command): Child.run(command)
    case .open(let page): Browser.open(page)
    case .listen: loopback.listen()
    case .awaitRedirect(let state, let seconds):
      loopback.awaitRedirect(state: state, seconds: seconds)
    case .handOver(let page, let mark, let seconds):
      loopback.handOver(page, mark: mark, seconds: seconds)
    }
  }
}
