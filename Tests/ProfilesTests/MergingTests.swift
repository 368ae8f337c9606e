// SPDX-License-Identifier: Apache-2.0

import ConfigFiles
import Profiles
import Testing

@Suite("merging, with provenance")
struct MergingTests {
  @Test("a value in credentials hides the one in config, and says so")
  func credentialsWin() throws {
    let set = profiles(
      config: "[profile a]\nregion = eu-west-1\noutput = json\n",
      credentials: "[a]\nregion = us-east-1\n")
    let region = try #require(set["a"]?["region"])
    #expect(described(region) == "us-east-1 ~/.aws/credentials:2")
    #expect(region.hidden.map(described) == ["eu-west-1 ~/.aws/config:2: credentials file wins"])
    #expect(described(set["a"]?["output"]) == "json ~/.aws/config:3")
  }

  /// One of the oldest traps: `aws configure` of CLI v1 writes `[profile default]` beside `[default]`.
  @Test("a later section of the same profile replaces the earlier one as a whole")
  func laterSection() throws {
    let set = profiles(
      config: "[default]\nregion = a\noutput = json\n[profile default]\nregion = b\n")
    let profile = try #require(set["default"])
    #expect(profile.settings.map(\.key) == ["region"])
    #expect(
      profile.settings[0].hidden.map(described) == [
        "a ~/.aws/config:2: a later section replaces this one"
      ])
    #expect(
      set.complaints.map(\.description) == [
        "~/.aws/config:1: section [default] is replaced as a whole by the one at ~/.aws/config:4"
      ])
  }

  @Test("[DEFAULT] reaches every profile, and a profile's own line wins over it")
  func defaultSection() throws {
    let set = profiles(
      config: "[DEFAULT]\nregion = a\noutput = json\n[profile x]\nregion = b\n",
      credentials: "[y]\n")
    let x = try #require(set["x"])
    #expect(described(x["region"]) == "b ~/.aws/config:5")
    #expect(
      x["region"]?.hidden.map(described) == [
        "a ~/.aws/config:2 [DEFAULT]: the profile's own line wins over [DEFAULT]"
      ])
    #expect(described(x["output"]) == "json ~/.aws/config:3 [DEFAULT]")
    #expect(set["y"]?.settings.isEmpty == true)
  }

  @Test("profiles come in the order of boto3: config's, then those only credentials has")
  func order() {
    let set = profiles(
      config: "[profile b]\n[default]\n[plugins]\n[sso-session s]\n[profile a]\n",
      credentials: "[z]\n[a]\n[profile q]\n")
    #expect(set.profiles.map(\.name.text) == ["b", "default", "a", "z", "profile q"])
    #expect(set.ssoSessions.map(\.name.text) == ["s"])
  }

  @Test("a prefix that was forgotten is a complaint, a known section is not")
  func forgottenPrefix() {
    let set = profiles(config: "[prod]\nregion = a\n[plugins]\n[preview]\n")
    #expect(set.complaints.map(\.remedy) == ["if it is one, write [profile prod]"])
  }

  @Test("a profile inherits nothing from [default]")
  func noInheritance() {
    #expect(profiles(config: "[default]\nregion = a\n[profile x]\n")["x"]?["region"] == nil)
  }

  @Test("the value that one file alone holds is found behind the one that hides it")
  func oneFileAlone() throws {
    let set = profiles(
      config: "[profile a]\naws_access_key_id = one\n",
      credentials: "[a]\naws_access_key_id = two\n")
    let profile = try #require(set["a"])
    #expect(described(profile.written("aws_access_key_id", in: .config)) == "one ~/.aws/config:2")
    #expect(
      described(profile.written("aws_access_key_id", in: .credentials))
        == "two ~/.aws/credentials:2")
  }

  @Test("very many profiles of one name, and a very long [DEFAULT], are merged in one go")
  func hostileSizes() {
    let titles = (0..<20_000).map { "[profile\($0) a]\nk = \($0)\n" }.joined()
    #expect(profiles(config: titles)["a"]?.settings[0].hidden.count == 19_999)
    let keys = (0..<20_000).map { "k\($0) = v\n" }.joined()
    let set = profiles(config: "[DEFAULT]\n" + keys + "[profile a]\n" + keys)
    #expect(set["a"]?.settings.count == 20_000)
  }
}

@Suite("the region")
struct RegionTests {
  private let set = profiles(config: "[profile a]\nregion = eu-west-1\n[profile b]\n")

  @Test(
    "explicit, then AWS_DEFAULT_REGION, then the profile's; AWS_REGION is not read by boto3",
    arguments: [
      ("a", nil, [:], "eu-west-1 ~/.aws/config:2", 0),
      ("a", nil, ["AWS_REGION": "us-west-2"], "eu-west-1 ~/.aws/config:2", 0),
      (
        "a", nil, ["AWS_DEFAULT_REGION": "us-west-2"], "us-west-2 environment AWS_DEFAULT_REGION", 1
      ),
      ("a", "us-east-1", ["AWS_DEFAULT_REGION": "us-west-2"], "us-east-1 --region", 2),
      ("a", nil, ["AWS_DEFAULT_REGION": ""], " environment AWS_DEFAULT_REGION", 1),
      ("b", nil, [:], "none", 0),
    ] as [(Profile.Name, String?, Environment, String, Int)])
  func chain(
    _ name: Profile.Name, _ explicit: String?, _ environment: Environment, _ expected: String,
    _ hidden: Int
  ) {
    let region = Region(
      of: set[name], explicit: explicit.map { ($0, "--region") }, in: environment)
    #expect(described(region.setting) == expected)
    #expect((region.setting?.hidden.count ?? 0) == hidden)
  }

  @Test("no region is boto3's NoRegionError, a malformed one its InvalidRegionError")
  func errors() {
    #expect(Region(of: set["b"], in: Environment()).error?.class == "NoRegionError")
    #expect(Region(of: set["b"], in: Environment()).error?.message == "You must specify a region.")
    let odd = Region(of: set["b"], in: ["AWS_DEFAULT_REGION": "eu_west_1"])
    #expect(
      odd.error?.message == "Provided region_name 'eu_west_1' doesn't match a supported format.")
  }

  @Test(
    "a well-formed name passes, known or not",
    arguments: [
      ("eu-west-1", true), ("mars-north-1", true), ("", true), ("EU", true), ("a", true),
      ("1", false), ("-a", false), ("a-", false), ("eu west", false), ("eu_west_1", false),
      (String(repeating: "a", count: 63), true), (String(repeating: "a", count: 64), false),
      ("é", false), ("a\n", false),
    ])
  func form(_ name: String, _ isWellFormed: Bool) {
    #expect(Region.isWellFormed(name) == isWellFormed)
  }
}
