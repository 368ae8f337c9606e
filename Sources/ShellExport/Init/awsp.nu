# awsprof in nu. Once:  awsprof init nu | save --force ~/.config/nushell/awsp.nu
# and in config.nu:  source ~/.config/nushell/awsp.nu

def "nu-complete awsp" [context: string, place: int] {
  # The words before the one under the cursor, which is the last.
  let words = ($context | str substring 0..<$place | split row --regex '\s+' | drop 1)
  ^awsprof complete --all -- ...$words | lines | each {|line|
    let parts = ($line | split row "\t")
    let name = ($parts | first)
    {value: (if $name =~ '^[\w./-]+$' { $name } else { $name | to json }), description: ($parts | get --ignore-errors 1)}
  }
}

# Makes this shell be an AWS profile. Without a name: the picker.
def --env awsp [
  name?: string@"nu-complete awsp" # the profile; - is the one before
  region?: string@"nu-complete awsp" # instead of the profile's own
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
  let answer = (^awsprof ...$words | complete)
  if ($answer.stderr | is-not-empty) { print --stderr --no-newline $answer.stderr }
  if $answer.exit_code != 0 { return }
  let change = ($answer.stdout | from json)
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
