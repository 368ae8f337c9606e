# awsprof in nu. Once:  awsprof init nu | save -f $"($nu.default-config-dir)/awsp.nu"
# and in config.nu:  source awsp.nu

# A completer that takes nothing: what nu gives one, and under which names, is not the same in all its versions.
def "nu-complete awsp" [...words: string] {
  (^awsprof complete --all -- awsp ...$words | complete).stdout | lines | each {|line|
    let parts = ($line | split row "\t")
    let name = ($parts | first)
    let plain = $name =~ '^[\w./][\w./-]*$' and $name not-in ["true" "false" "null" "NaN" "inf"]
    {value: (if $plain { $name } else { $name | to nuon }), description: $parts.1?}
  }
}
def "nu-complete awsp name" [] { nu-complete awsp }
def "nu-complete awsp region" [] { nu-complete awsp any }

# Makes this shell be an AWS profile. Without a name: the picker.
def --env awsp [
  name?: string@"nu-complete awsp name" # the profile; - is the one before
  region?: string@"nu-complete awsp region" # instead of the profile's own
  --unset # take AWS out of this shell
] {
  let was = ($env.AWS_PROFILE? | default "")
  let was_region = ($env.AWS_REGION? | default ($env.AWS_DEFAULT_REGION? | default ""))
  let words = if $unset {
    [unset --shell nu]
  } else if $name == "-" and ($env.AWSPROF_PREVIOUS? | is-not-empty) {
    [pick --shell nu -- $env.AWSPROF_PREVIOUS ($env.AWSPROF_PREVIOUS_REGION? | default "")]
  } else if $name == null {
    [pick --shell nu]
  } else {
    [pick --shell nu -- $name ($region | default "")]
  }
  # A status that is not 0 ends the function here, as an error that nu does not show, and what follows it on the line.
  let answer = (^awsprof ...$words)
  let change = ($answer | from json)
  load-env $change.set
  hide-env --ignore-errors ...$change.unset
  if $was != "" and $"($was) ($was_region)" != $"($env.AWS_PROFILE? | default '') ($env.AWS_REGION? | default '')" {
    $env.AWSPROF_PREVIOUS = $was
    $env.AWSPROF_PREVIOUS_REGION = $was_region
  }
}

# key: Alt-A opens the picker and keeps what is typed; the prompt is made anew.
$env.config = ($env.config | upsert keybindings (
  $env.config.keybindings? | default [] | where name != "awsp" | append {
    name: "awsp", modifier: alt, keycode: char_a, mode: emacs, event: {send: executehostcommand, cmd: "awsp"}
  }
))
