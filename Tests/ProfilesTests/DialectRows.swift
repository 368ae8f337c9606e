// SPDX-License-Identifier: Apache-2.0

/// The table of differences between the clients, one text a rule.
extension DialectTests {
  static let rows = lines + values + keys + titles + merging + encoding

  private static let boto3 = "refused: Unable to parse config file: {{HOME}}/.aws/config"

  private static let lines = [
    Row(
      "a comment behind a blank", "[default]\nk = v # c\nl = w\t; d\n",
      boto3: "[default] k=v # c, l=w\t; d", rust: "[default] k=v, l=w", go: "[default] k=v, l=w",
      javaScript: "[default] k=v, l=w"),
    Row(
      "a comment sign without a blank", "[default]\nk = v#c\n",
      boto3: "[default] k=v#c", rust: "[default] k=v#c", go: "[default] k=v#c",
      javaScript: "[default] k=v#c"),
    Row(
      "a comment sign behind a no-break space", "[default]\nk = v\u{A0}# c\n",
      boto3: "[default] k=v\u{A0}# c", rust: "[default] k=v\u{A0}", go: "[default] k=v\u{A0}# c",
      javaScript: "[default] k=v"),
    Row(
      "a comment behind a title", "[default] # c\nk = v\n[profile a];c\nl = w\n",
      boto3: "[default] k=v [a] l=w", rust: "[default] k=v [a] l=w", go: "[default] k=v [a] l=w",
      javaScript: "[default] k=v, l=w"),
    Row(
      "text behind a title", "[default]\nk = v\n[profile a] x\nl = w\n",
      boto3: "[default] k=v [a] l=w",
      rust: "refused: Profile definition must end with ']'",
      go: "[default] k=v, l=w", javaScript: "[default] k=v, l=w"),
    Row(
      "a title that does not end", "[default]\nk = v\n[profile a\n",
      boto3: boto3, rust: "refused: Profile definition must end with ']'", go: "[default] k=v",
      javaScript: "[default] k=v"),
    Row(
      "a title that does not end and has a separator", "[default]\n[profile a=b\n",
      boto3: "[default] [profile a=b", rust: "refused: Profile definition must end with ']'",
      go: "[default] [profile a=b", javaScript: "[default] [profile a=b"),
    Row(
      "a key above every section", "k = v\n[default]\nl = w\n",
      boto3: boto3, rust: "refused: Expected a profile definition", go: "[default] l=w",
      javaScript: "[default] l=w"),
    Row(
      "an indented line above every section", "  k = v\n[default]\nl = w\n",
      boto3: boto3, rust: "refused: Expected a profile definition", go: "[default] l=w",
      javaScript: "[default] l=w"),
    Row(
      "a line that is nothing", "[default]\nnothing\nk = v\n",
      boto3: boto3, rust: "refused: Expected an '=' sign defining a property", go: "[default] k=v",
      javaScript: "[default] k=v"),
    Row(
      "an indented comment", "[default]\nk = v\n  # c\n  w\n",
      boto3: "[default] k=v|w", rust: "[default] k=v|# c|w", go: "[default] k=v|w",
      javaScript: "[default] k=v"),
    Row(
      "an indented comment above every key", "[default]\n  # c\nk = v\n",
      boto3: "[default] k=v", rust: "refused: Expected a property definition, found continuation",
      go: "[default] k=v", javaScript: "[default] k=v"),
    Row(
      "an indented first key", "[default]\n  k = v\n",
      boto3: "[default] k=v", rust: "refused: Expected a property definition, found continuation",
      go: "[default]", javaScript: "[default] k=v"),
    Row(
      "an indented later key", "[default]\nk = v\n  l = w\n",
      boto3: "[default] k=v|l = w", rust: "[default] k=v|l = w", go: "[default] k=v",
      javaScript: "[default] k=v, l=w"),
    Row(
      "an indented title", "[default]\nk = v\n  [profile a]\nl = w\n",
      boto3: "[default] k=v|[profile a], l=w", rust: "[default] k=v|[profile a], l=w",
      go: "[default] k=v [a] l=w", javaScript: "[default] k=v [a] l=w"),
    Row(
      "an indented line below a title that came again", "[default]\nk = v\n[default]\n  w\n",
      boto3: boto3, rust: "refused: Expected a property definition, found continuation",
      go: "[default] k=v", javaScript: "[default] k=v"),
    Row(
      "carriage returns alone", "[default]\rk = v\r",
      boto3: "[default] k=v", rust: "refused: Profile definition must end with ']'", go: "",
      javaScript: ""),
    Row(
      "pairs of carriage return and line feed", "[default]\r\nk = v\r\n  w\r\n",
      boto3: "[default] k=v|w", rust: "[default] k=v|w", go: "[default] k=v|w\r",
      javaScript: "[default] k=v"),
  ]

  private static let values = [
    Row(
      "a value of several lines", "[default]\nk = v\n  w\n  x # c\n",
      boto3: "[default] k=v|w|x # c", rust: "[default] k=v|w|x # c", go: "[default] k=v|w|x # c",
      javaScript: "[default] k=v"),
    Row(
      "blanks at the end of a further line", "[default]\nk = v \n  w \n",
      boto3: "[default] k=v|w", rust: "[default] k=v|w", go: "[default] k=v|w ",
      javaScript: "[default] k=v"),
    Row(
      "a blank line inside a value", "[default]\nk = v\n\n  w\n",
      boto3: "[default] k=v||w", rust: "[default] k=v|w", go: "[default] k=v|w",
      javaScript: "[default] k=v"),
    Row(
      "a block", "[default]\ns3 =\n  A = 1\n  b = 2 # c\nk = v\n",
      boto3: "[default] s3={A=1, b=2 # c}, k=v", rust: "[default] s3=|A = 1|b = 2 # c, k=v",
      go: "[default] s3={a=1, b=2 # c}, k=v", javaScript: "[default] s3.A=1, s3.b=2, k=v"),
    Row(
      "a key twice in a block", "[default]\ns3 =\n  a = 1\n  a = 2\n",
      boto3: "[default] s3={a=2}", rust: "[default] s3=|a = 1|a = 2", go: "[default] s3={a=2}",
      javaScript: "[default] s3.a=2"),
    Row(
      "a block in a block", "[default]\ns3 =\n  a =\n    b = 1\n",
      boto3: "[default] s3={a=, b=1}", rust: "[default] s3=|a =|b = 1",
      go: "[default] s3={a=, b=1}", javaScript: "[default] a.b=1"),
    Row(
      "a block line without an equals sign", "[default]\ns3 =\n  nothing\n  a = 1\n",
      boto3: boto3, rust: "refused: Expected an '=' sign defining a sub-property",
      go: "[default] s3={a=1}", javaScript: "[default] s3.a=1"),
    Row(
      "a block line without a key", "[default]\ns3 =\n  = 1\n",
      boto3: "[default] s3={=1}", rust: "refused: Sub-property did not have a name",
      go: "[default] s3={=1}", javaScript: ""),
    Row(
      "a comment in a block", "[default]\ns3 =\n  # c\n  a = 1\n",
      boto3: "[default] s3={a=1}", rust: "refused: Expected an '=' sign defining a sub-property",
      go: "[default] s3={a=1}", javaScript: "[default] s3.a=1"),
    Row(
      "a comment behind the key of a block", "[default]\ns3 = # c\n  a = 1\n",
      boto3: "[default] s3=# c|a = 1", rust: "[default] s3=|a = 1", go: "[default] s3={a=1}",
      javaScript: "[default] s3.a=1"),
    Row(
      "an empty value", "[default]\nk =\nl = w\n",
      boto3: "[default] k=, l=w", rust: "[default] k=, l=w", go: "[default] k=, l=w",
      javaScript: "[default] l=w"),
    Row(
      "quotes", "[default]\nk = \"v\"\nl = 'w'\nm = \"\"\nn = \"\no = 'x\"\n",
      boto3: "[default] k=\"v\", l='w', m=\"\", n=\", o='x\"",
      rust: "[default] k=\"v\", l='w', m=\"\", n=\", o='x\"",
      go: "[default] k=v, l=w, m=, n=\", o='x\"",
      javaScript: "[default] k=\"v\", l='w', m=\"\", n=\", o='x\""),
  ]

  private static let keys = [
    Row(
      "a colon for a separator", "[default]\nk : v\nl = w\n",
      boto3: "[default] k=v, l=w", rust: "refused: Expected an '=' sign defining a property",
      go: "[default] k=v, l=w", javaScript: "[default] l=w"),
    Row(
      "a colon before the equals sign", "[default]\na:b = c\n",
      boto3: "[default] a=b = c", rust: "[default] a:b=c", go: "[default] a=b = c",
      javaScript: "[default] a:b=c"),
    Row(
      "no key", "[default]\n= v\n",
      boto3: boto3, rust: "refused: Property did not have a name", go: "[default] =v",
      javaScript: ""),
    Row(
      "the case of a key", "[default]\nRegion = a\nÄ\u{130} = b\n",
      boto3: "[default] region=a, äi\u{307}=b", rust: "[default] region=a",
      go: "[default] region=a, äi=b", javaScript: "[default] Region=a, Ä\u{130}=b"),
    Row(
      "a key with a blank", "[default]\nmy key = v\n",
      boto3: "[default] my key=v", rust: "[default]", go: "[default] my key=v",
      javaScript: "[default] my key=v"),
    Row(
      "a key that comes twice", "[default]\nk = v\nk = w\n",
      boto3: boto3, rust: "[default] k=w", go: "[default] k=w", javaScript: "[default] k=w"),
    Row(
      "white space of other kinds", "[default]\n\u{0C}k =\u{A0}v\u{0B}\n",
      boto3: "[default] k=v", rust: "[default]", go: "[default] k=v", javaScript: "[default] k=v"),
    Row(
      "white space that is only Python's, or only JavaScript's",
      "[default]\nk = v\u{1C}\nl = w\u{FEFF}\n",
      boto3: "[default] k=v, l=w\u{FEFF}", rust: "[default] k=v\u{1C}, l=w\u{FEFF}",
      go: "[default] k=v\u{1C}, l=w\u{FEFF}", javaScript: "[default] k=v\u{1C}, l=w"),
  ]

  private static let titles = [
    Row(
      "a name in quotes",
      "[profile \"a b\"]\nk = v\n[profile 'c']\nk = v\n[profile d\\ e]\nk = v\n",
      boto3: "[a b] k=v [c] k=v [d e] k=v", rust: "",
      go: "[\"a b\"] k=v ['c'] k=v [d\\ e] k=v", javaScript: "[c] k=v"),
    Row(
      "a name of two words", "[profile a b]\nk = v\n",
      boto3: "", rust: "", go: "[a b] k=v", javaScript: ""),
    Row(
      "the characters of a name",
      "[profile a_b-c/d.e%f@g:h+i]\nk = v\n[profile a!b]\nk = v\n[profile é]\nk = v\n",
      boto3: "[a_b-c/d.e%f@g:h+i] k=v [a!b] k=v [é] k=v", rust: "[a_b-c/d.e%f@g:h+i] k=v",
      go: "[a_b-c/d.e%f@g:h+i] k=v [a!b] k=v [é] k=v", javaScript: "[a_b-c/d.e%f@g:h+i] k=v"),
    Row(
      "two blanks, a tab, a blank at the end",
      "[profile  a]\nk = v\n[profile\tb]\nk = v\n[profile c ]\nk = v\n",
      boto3: "[a] k=v [b] k=v [c] k=v", rust: "[a] k=v [b] k=v [c] k=v",
      go: "[a] k=v [b] k=v [c] k=v", javaScript: "[b] k=v"),
    Row(
      "blanks inside the brackets", "[ profile a ]\nk = v\n[ default ]\nk = v\n",
      boto3: "", rust: "[a] k=v [default] k=v", go: "[a] k=v [default] k=v", javaScript: ""),
    Row(
      "a no-break space before a name", "[profile \u{A0}a]\nk = v\n",
      boto3: "[\u{A0}a] k=v", rust: "[a] k=v", go: "[\u{A0}a] k=v", javaScript: ""),
    Row(
      "a prefix that only begins like one", "[profilefoo b]\nk = v\n[sso-sessions c]\nk = v\n",
      boto3: "[b] k=v [sso-session c] k=v", rust: "", go: "", javaScript: ""),
    Row(
      "no prefix in config", "[a]\nk = v\n[plugins]\nk = v\n",
      boto3: "", rust: "", go: "", javaScript: ""),
    Row(
      "a prefix alone", "[profile]\nk = v\n[profile ]\nk = v\n",
      boto3: "", rust: "", go: "", javaScript: ""),
    Row(
      "a point for a blank", "[profile.a]\nk = v\n[sso-session.s]\nk = v\n",
      boto3: "", rust: "", go: "", javaScript: "[a] k=v [sso-session s] k=v"),
    Row(
      "a prefix in capitals", "[Profile a]\nk = v\n", boto3: "", rust: "", go: "", javaScript: ""),
    Row(
      "no name in the brackets", "[]\nk = v\n",
      boto3: boto3, rust: "", go: "", javaScript: ""),
    Row(
      "a prefix in credentials",
      credentials: "[profile a]\nk = v\n[sso-session s]\nk = v\n[my dev]\nk = v\n",
      boto3: "[profile a] k=v [sso-session s] k=v [my dev] k=v", rust: "",
      go: "[my dev] k=v [sso-session s] k=v",
      javaScript: "[profile.a] k=v [sso-session.s] k=v"),
    Row(
      "blanks and quotes in credentials", credentials: "[ a ]\nk = v\n[\"b\"]\nk = v\n",
      boto3: "[ a ] k=v [\"b\"] k=v", rust: "[a] k=v", go: "[a] k=v [\"b\"] k=v",
      javaScript: "[ a ] k=v [\"b\"] k=v"),
    Row(
      "the title __proto__", "[default]\nk = v\n[profile __proto__]\nk = v\n",
      boto3: "[default] k=v [__proto__] k=v", rust: "[default] k=v [__proto__] k=v",
      go: "[default] k=v [__proto__] k=v", javaScript: ""),
  ]

  private static let merging = [
    Row(
      "a section that comes twice", "[default]\nk = v\n[profile a]\nk = v\n[default]\nl = w\n",
      boto3: boto3, rust: "[default] k=v, l=w [a] k=v", go: "[default] k=v, l=w [a] k=v",
      javaScript: "[default] k=v, l=w [a] k=v"),
    Row(
      "a section of credentials that comes twice", credentials: "[a]\nk = v\n[a]\nk = w\n",
      boto3: "refused: Unable to parse config file: {{HOME}}/.aws/credentials",
      rust: "[a] k=w", go: "[a] k=w", javaScript: "[a] k=w"),
    Row(
      "two spellings of one title", "[profile a]\nk = v\n[profile \"a\"]\nl = w\n",
      boto3: "[a] l=w", rust: "[a] k=v", go: "[a] k=v [\"a\"] l=w", javaScript: "[a] k=v, l=w"),
    Row(
      "[default] above [profile default]", "[default]\nk = v\n[profile default]\nl = w\n",
      boto3: "[default] l=w", rust: "[default] l=w", go: "[default] l=w",
      javaScript: "[default] l=w"),
    Row(
      "[default] around [profile default]",
      "[default]\nj = u\n[profile default]\nk = v\n[ default ]\nl = w\n",
      boto3: "[default] k=v", rust: "[default] k=v", go: "[default] k=v",
      javaScript: "[default] k=v"),
    Row(
      "[profile default] twice", "[profile default]\nk = v\n[profile  default]\nl = w\n",
      boto3: "[default] l=w", rust: "[default] k=v, l=w", go: "[default] k=v, l=w",
      javaScript: "[default] k=v"),
    Row(
      "[profile default] without a key", "[default]\nk = v\n[profile default]\n",
      boto3: "[default]", rust: "[default]", go: "[default]", javaScript: "[default] k=v"),
    Row(
      "[DEFAULT]", "[DEFAULT]\nk = v\n[profile a]\nl = w\n",
      credentials: "[DEFAULT]\nm = x\n[b]\nn = y\n",
      boto3: "[a] l=w, k=v [b] n=y, m=x", rust: "[a] l=w [DEFAULT] m=x [b] n=y",
      go: "[DEFAULT] k=v, m=x [a] l=w [b] n=y", javaScript: "[a] l=w [DEFAULT] m=x [b] n=y"),
    Row(
      "a profile without a key", "[profile a]\n[profile b]\nk = v\n", credentials: "[c]\n",
      boto3: "[a] [b] k=v [c]", rust: "[a] [b] k=v [c]", go: "[a] [b] k=v [c]",
      javaScript: "[b] k=v"),
    Row(
      "credentials over config", "[profile a]\nk = v\ns3 =\n  x = 1\n",
      credentials: "[a]\nk = w\ns3 = t\n",
      boto3: "[a] k=w, s3=t", rust: "[a] k=w, s3=t", go: "[a] k=w, s3=t",
      javaScript: "[a] k=w, s3.x=1, s3=t"),
    Row(
      "an sso-session", "[sso-session s]\nk = v\n[sso-session s t]\nk = v\n",
      boto3: "[sso-session s] k=v", rust: "[sso-session s] k=v",
      go: "[sso-session s] k=v [sso-session s t] k=v", javaScript: "[sso-session s] k=v"),
  ]

  private static let encoding = [
    Row(
      "a byte order mark", "\u{FEFF}[default]\nk = v\n[profile a]\nk = v\n",
      boto3: boto3, rust: "refused: Expected a profile definition", go: "[a] k=v",
      javaScript: "[default] k=v [a] k=v")
  ]
}
