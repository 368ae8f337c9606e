// SPDX-License-Identifier: Apache-2.0

import SignInWire

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A port on 127.0.0.1 that the browser is sent back to with a code.
struct Loopback {
  /// The path that the client was registered with (CLI v2, sso/utils.py).
  private static let path = "/oauth/callback"

  private var listener: Int32 = -1

  /// Opens the port: one that is free, on this machine's own address only.
  mutating func listen() -> Event {
    #if canImport(Glibc)
      listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    #else
      listener = socket(AF_INET, SOCK_STREAM, 0)
    #endif
    guard listener >= 0 else { return .notListening(reason: Pipe.reason(errno)) }
    _ = fcntl(listener, F_SETFD, FD_CLOEXEC)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let opened = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { pointer in
        bind(listener, pointer, length) == 0 && listenNow(listener)
          && getsockname(listener, pointer, &length) == 0
      }
    }
    guard opened else { return .notListening(reason: Pipe.reason(errno)) }
    return .listening(port: Int(UInt16(bigEndian: address.sin_port)))
  }

  /// Waits for the browser to bring a query to the path that it was sent back to.
  ///
  /// Any page and program of this machine can ask here: without the state it is none of ours, and ends nothing.
  mutating func awaitRedirect(state: String, seconds: Double) -> Event {
    serve(for: seconds) { path in
      let parts = path.split(separator: "?", maxSplits: 1)
      guard parts.count == 2, parts[0] == Self.path,
        parts[1].split(separator: "&").contains("state=\(state)")
      else { return nil }
      let sentence = "You can close this page and go back to the terminal."
      return (Self.page("200 OK", sentence), .redirected(query: SealedText(String(parts[1]))))
    }
  }

  /// Sends the first who asks for the mark on to the page: an address that was seen is of no use any more.
  mutating func handOver(_ page: SealedText, mark: String, seconds: Double) -> Event {
    serve(for: seconds) { path in
      guard path == "/" + mark else { return nil }
      let headers = "Location: \(page.revealed)\r\nReferrer-Policy: no-referrer\r\n"
      return (Self.page("303 See Other", "The console opens.", headers), .handedOver)
    }
  }

  /// Answers whoever comes until one asks for the right thing; a browser also asks for its icon.
  private mutating func serve(
    for seconds: Double, _ answer: (String) -> (text: String, event: Event)?
  ) -> Event {
    defer {
      close(listener)
      listener = -1
    }
    let deadline = monotonicMilliseconds() + Int(seconds * 1000)
    while true {
      let left = deadline - monotonicMilliseconds()
      guard left > 0 else { return .noRedirect }
      guard let ready = Pipe.wait(for: [listener], milliseconds: left) else { exit(0) }
      guard ready == [true] else { continue }
      let visitor = accept(listener, nil, nil)
      guard visitor >= 0 else { continue }
      defer { close(visitor) }
      let words = firstLine(from: visitor).split(separator: " ")
      let found = words.count == 3 && words[0] == "GET" ? answer(String(words[1])) : nil
      let text = found?.text ?? Self.page("404 Not Found", "There is nothing here.")
      _ = Pipe.writeAll(Array(text.utf8), to: visitor)
      if let found { return found.event }
    }
  }

  /// `GET /oauth/callback?code=...&state=... HTTP/1.1`; one that sends nothing within two seconds is given up.
  private func firstLine(from visitor: Int32) -> String {
    var line: [UInt8] = []
    while line.count < 16384, Pipe.wait(for: [visitor], milliseconds: 2000) == [true] {
      var buffer = [UInt8](repeating: 0, count: 4096)
      let count = read(visitor, &buffer, buffer.count)
      guard count > 0 else { break }
      line += buffer[..<count]
      if buffer[..<count].contains(UInt8(ascii: "\n")) { break }
    }
    return String(
      decoding: line.prefix { $0 != UInt8(ascii: "\r") && $0 != UInt8(ascii: "\n") }, as: UTF8.self)
  }

  private static func page(_ status: String, _ sentence: String, _ headers: String = "") -> String {
    let page = "<!doctype html><title>awsprof</title><p>\(sentence)</p>\n"
    return
      "HTTP/1.1 \(status)\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: \(page.utf8.count)\r\nCache-Control: no-store\r\n\(headers)Connection: close\r\n\r\n\(page)"
  }
}

private func listenNow(_ descriptor: Int32) -> Bool {
  listen(descriptor, 8) == 0
}
