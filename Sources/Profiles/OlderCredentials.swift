// SPDX-License-Identifier: Apache-2.0

package import ConfigFiles

/// The two files from before the profiles, in which botocore looks when a profile has no credentials
/// (credentials.py:OriginalEC2Provider, BotoProvider).
///
///     AWSAccessKeyId=AKIA...            [Credentials]
///     AWSSecretKey=...                  aws_access_key_id = AKIA...
package struct OlderCredentials: Sendable {
  /// The file that AWS_CREDENTIAL_FILE names, where it does.
  private let ec2: ConfigText?
  /// Those that may be boto 2's, in the order of looking.
  private let boto: [ConfigText]

  package init(ec2: ConfigText? = nil, boto: [ConfigText] = []) {
    self.ec2 = ec2
    self.boto = boto
  }

  /// The keys that the first of the files has.
  func keys(of profile: Profile.Name) throws(ResolutionError) -> Session.StaticKeys? {
    if let ec2, let keys = try keys(in: ec2, of: profile) { return keys }
    for text in boto {
      if let keys = try botoKeys(in: text, of: profile) { return keys }
    }
    return nil
  }

  /// `key=value` lines; all others are passed over (utils.py:parse_key_val_file).
  private func keys(
    in text: ConfigText, of profile: Profile.Name
  ) throws(ResolutionError) -> Session.StaticKeys? {
    guard case .present(let bytes) = text.content else { throw .noCredentialFile(text.file) }
    var found: [String: Setting] = [:]
    for (index, line) in String(decoding: bytes, as: UTF8.self).pythonLines.enumerated() {
      guard let equals = line.unicodeScalars.firstIndex(of: "=") else { continue }
      let key = String(line[..<equals].pythonStripped)
      let value = line[line.unicodeScalars.index(after: equals)...].pythonStripped
      found[key] = Setting(
        key: key == "AWSAccessKeyId" ? "aws_access_key_id" : Verbatim(key),
        value: .text(String(value)),
        origin: .line(SourceLocation(file: text.file, line: index + 1)))
    }
    guard let id = found["AWSAccessKeyId"] else { return nil }
    guard found["AWSSecretKey"] != nil else {
      throw .partialKeys(
        method: Session.StaticKeys.Store.ec2.rawValue, missing: "AWSSecretKey", present: id.origin)
    }
    return Session.StaticKeys(
      profile: profile, accessKeyID: id, sessionToken: nil, account: nil, store: .ec2)
  }

  /// The section `[Credentials]`, of a file that is read as config and credentials are.
  private func botoKeys(
    in text: ConfigText, of profile: Profile.Name
  ) throws(ResolutionError) -> Session.StaticKeys? {
    let set = ProfileSet(
      config: Reading(file: text.file), credentials: read(text, as: .botocore))
    if let refusal = set.refusal { throw .refusedFile(refusal) }
    guard let section = set["Credentials"], let id = section["aws_access_key_id"] else {
      return nil
    }
    guard section.has("aws_secret_access_key") else {
      throw .partialKeys(
        method: Session.StaticKeys.Store.boto.rawValue, missing: "aws_secret_access_key",
        present: id.origin)
    }
    return Session.StaticKeys(
      profile: profile, accessKeyID: id, sessionToken: nil, account: nil, store: .boto)
  }
}
