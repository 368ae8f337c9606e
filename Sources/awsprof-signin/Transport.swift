// SPDX-License-Identifier: Apache-2.0

import CCurl
import SignInWire

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Sends requests with libcurl: its TLS, its proxies, its signature.
///
/// The multi interface is used for one thing: while a request is under way, the end of the pipe from awsprof is noticed.
struct Transport {
  private let multi = curl_multi_init()
  /// Why this libcurl sends nothing.
  private let unfit: Trouble?

  /// 7.85, which can be told to speak HTTP and nothing else.
  private static let oldest: UInt32 = 0x07_55_00

  init() {
    curl_global_init(Int(CURL_GLOBAL_DEFAULT))
    guard let found = ccurl_version()?.pointee else {
      unfit = Trouble(.library, detail: "libcurl does not say which one it is")
      return
    }
    let name = found.version.map { String(cString: $0) } ?? ""
    unfit =
      found.version_num < Self.oldest
      ? Trouble(.library, detail: "libcurl \(name) is older than 7.85") : nil
  }

  /// The largest answer that is taken: real ones have a few KiB.
  static let answerLimit = 4 << 20

  func send(_ request: Request) -> Event {
    if let unfit { return .unreachable(unfit) }
    guard let multi, let easy = curl_easy_init() else {
      return .unreachable(Trouble(.library, detail: "libcurl does not start"))
    }
    defer { curl_easy_cleanup(easy) }
    if let trouble = secure(easy, request) { return .unreachable(trouble) }
    let answer = Answer()
    let list = configure(easy, request, answer)
    defer { curl_slist_free_all(list) }
    curl_multi_add_handle(multi, easy)
    defer { curl_multi_remove_handle(multi, easy) }
    let code = drive(multi)
    guard code == CURLE_OK else {
      return .unreachable(trouble(code, easy))
    }
    // The answer has to be text: everything that AWS sends here is XML or JSON.
    return .answered(
      Response(
        status: Int(ccurl_status(easy)), headers: answer.lastHeaders,
        body: SealedText(String(decoding: answer.body, as: UTF8.self))))
  }

  private func drive(_ multi: UnsafeMutableRawPointer) -> CURLcode {
    while true {
      var running: Int32 = 0
      guard curl_multi_perform(multi, &running) == CURLM_OK else { return CURLE_FAILED_INIT }
      if running == 0 { return result(multi) }
      var pipe = curl_waitfd(fd: 0, events: Int16(CURL_WAIT_POLLPRI), revents: 0)
      curl_multi_poll(multi, &pipe, 1, 1000, nil)
      if pipe.revents != 0, Pipe.wait(for: [], milliseconds: 0) == nil { exit(0) }
    }
  }

  private func result(_ multi: UnsafeMutableRawPointer) -> CURLcode {
    var left: Int32 = 0
    while let message = curl_multi_info_read(multi, &left) {
      if message.pointee.msg == CURLMSG_DONE { return message.pointee.data.result }
    }
    return CURLE_FAILED_INIT
  }

  /// Sets what a request must not go without: it would be sent elsewhere, unsigned or to whom nobody trusts.
  private func secure(_ easy: UnsafeMutableRawPointer, _ request: Request) -> Trouble? {
    var needed = [(CURLOPT_PROTOCOLS_STR, "http,https", Trouble.Kind.library)]
    if let bundle = request.route.caBundle { needed.append((CURLOPT_CAINFO, bundle, .caBundle)) }
    if let signature = request.signature {
      let provider = "aws:amz:\(signature.region):\(signature.service)"
      needed.append((CURLOPT_AWS_SIGV4, provider, .library))
    }
    for (option, value, kind) in needed {
      let code = ccurl_set_text(easy, option, value)
      guard code == CURLE_OK else {
        return Trouble(kind, detail: String(cString: curl_easy_strerror(code)))
      }
    }
    return nil
  }

  private func configure(_ easy: UnsafeMutableRawPointer, _ request: Request, _ answer: Answer)
    -> UnsafeMutablePointer<curl_slist>?
  {
    let context = Unmanaged.passUnretained(answer).toOpaque()
    ccurl_set_text(easy, CURLOPT_URL, request.url)
    ccurl_set_text(easy, CURLOPT_CUSTOMREQUEST, request.method.rawValue)
    ccurl_set_number(easy, CURLOPT_NOSIGNAL, 1)
    ccurl_set_number(easy, CURLOPT_CONNECTTIMEOUT_MS, Int(request.route.connectSeconds * 1000))
    ccurl_set_number(easy, CURLOPT_TIMEOUT_MS, Int(request.route.totalSeconds * 1000))
    ccurl_set_sink(easy, CURLOPT_WRITEFUNCTION, takeBody)
    ccurl_set_context(easy, CURLOPT_WRITEDATA, context)
    ccurl_set_sink(easy, CURLOPT_HEADERFUNCTION, takeHeader)
    ccurl_set_context(easy, CURLOPT_HEADERDATA, context)
    if let body = request.body {
      ccurl_set_number(easy, CURLOPT_POSTFIELDSIZE, body.revealed.utf8.count)
      ccurl_set_text(easy, CURLOPT_COPYPOSTFIELDS, body.revealed)
    }
    if !request.route.usesProxy { ccurl_set_text(easy, CURLOPT_PROXY, "") }
    if let signature = request.signature {
      ccurl_set_text(easy, CURLOPT_USERNAME, signature.accessKeyID)
      ccurl_set_text(easy, CURLOPT_PASSWORD, signature.secretAccessKey.revealed)
    }
    var list: UnsafeMutablePointer<curl_slist>?
    for header in request.headers {
      list = curl_slist_append(list, "\(header.name): \(header.value.revealed)")
    }
    ccurl_set_list(easy, CURLOPT_HTTPHEADER, list)
    return list
  }

  private func trouble(_ code: CURLcode, _ easy: UnsafeMutableRawPointer) -> Trouble {
    let detail = String(cString: curl_easy_strerror(code))
    let proxy = ccurl_proxy_status(easy)
    if proxy >= 300 {
      return Trouble(.proxy, detail: "the proxy answers \(proxy)")
    }
    return Trouble(Self.kinds.first { $0.code == code }?.kind ?? .other, detail: detail)
  }

  private static let kinds: [(code: CURLcode, kind: Trouble.Kind)] = [
    (CURLE_COULDNT_RESOLVE_HOST, .unresolved), (CURLE_COULDNT_CONNECT, .refused),
    (CURLE_OPERATION_TIMEDOUT, .timedOut), (CURLE_SSL_CONNECT_ERROR, .tls),
    (CURLE_PEER_FAILED_VERIFICATION, .tls), (CURLE_SSL_CACERT_BADFILE, .caBundle),
    (CURLE_COULDNT_RESOLVE_PROXY, .proxy), (CURLE_PROXY, .proxy),
    (CURLE_GOT_NOTHING, .cutOff), (CURLE_PARTIAL_FILE, .cutOff), (CURLE_RECV_ERROR, .cutOff),
    (CURLE_SEND_ERROR, .cutOff),
  ]
}

/// What comes in while curl works: an object, because curl's callbacks are given its address.
private final class Answer {
  var body: [UInt8] = []
  /// Those of the last answer: an interim answer, and a proxy's, come before it.
  var lastHeaders: [Request.Header] = []

  func take(line: String) {
    if line.hasPrefix("HTTP/") { lastHeaders = [] }
    guard let colon = line.firstIndex(of: ":") else { return }
    let isBlank: (Character) -> Bool = { $0 == " " || $0 == "\t" || $0.isNewline }
    var value = line[line.index(after: colon)...].drop(while: isBlank)
    while let last = value.last, isBlank(last) { value.removeLast() }
    lastHeaders.append(Request.Header(line[..<colon].lowercased(), String(value)))
  }
}

private func takeBody(
  _ bytes: UnsafeMutablePointer<CChar>?, _ size: Int, _ count: Int,
  _ context: UnsafeMutableRawPointer?
) -> Int {
  guard let bytes, let context else { return 0 }
  let answer = Unmanaged<Answer>.fromOpaque(context).takeUnretainedValue()
  guard answer.body.count + size * count <= Transport.answerLimit else { return 0 }
  answer.body += UnsafeRawBufferPointer(start: bytes, count: size * count)
  return size * count
}

private func takeHeader(
  _ bytes: UnsafeMutablePointer<CChar>?, _ size: Int, _ count: Int,
  _ context: UnsafeMutableRawPointer?
) -> Int {
  guard let bytes, let context else { return 0 }
  let line = UnsafeRawBufferPointer(start: bytes, count: size * count)
  Unmanaged<Answer>.fromOpaque(context).takeUnretainedValue()
    .take(line: String(decoding: line, as: UTF8.self))
  return size * count
}
