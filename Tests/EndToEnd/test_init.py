# SPDX-License-Identifier: Apache-2.0
"""One line in the rc file, a new shell: the function, completion and the key, as a person meets them."""

from __future__ import annotations

import subprocess
from pathlib import Path

import program
import pytest

#: The rc file of each shell, the one line in it, and a prompt that shows the profile.
RC = {
    "bash": (".bashrc", 'eval "$(awsprof init bash{})"', "PS1='<$AWS_PROFILE> '"),
    "zsh": (".zshrc", 'eval "$(awsprof init zsh{})"', "setopt promptsubst; PS1='<$AWS_PROFILE> '"),
    "fish": (".config/fish/config.fish", "awsprof init fish{} | source", 'function fish_prompt; echo "<$AWS_PROFILE> "; end'),
}
#: The same in a zsh whose rc file sets the newer completion up.
COMPSYS = "autoload -Uz compinit; compinit -u -D"
#: How each runs a script with nothing of anybody's in it.
PLAIN = {"bash": ["bash", "--norc"], "zsh": ["zsh", "-f"], "fish": ["fish", "--no-config"]}


def with_rc(home: Path, shell: str, *before: str, options: str = "") -> Path:
    name, line, prompt = RC[shell]
    file = home / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text("\n".join([*before, line.format(options), prompt, ""]))
    return home


def script(shell: str, home: Path, *lines: str, **more: str | None) -> subprocess.CompletedProcess[str]:
    """Runs lines after the init line, in a shell without a terminal."""
    text = "\n".join(lines).replace("{init}", RC[shell][1].format(""))
    return subprocess.run(
        [*PLAIN[shell], "-c", text], cwd=home, env=program.environment(home, **more), stdin=subprocess.DEVNULL,
        capture_output=True, text=True, timeout=60, check=False,
    )


@pytest.mark.parametrize("shell", [*RC, "zsh, compinit"])
def test_after_one_line_tab_completes_and_the_function_switches_goes_back_and_takes_away(shell, home, terminal):
    shell, _, newer = shell.partition(", ")
    folder = with_rc(home("everyday"), shell, *([COMPSYS] if newer else []))
    tmux = terminal(folder, shell, reads_rc=True)
    tmux.see("<>")
    tmux.type("awsp prod-r")
    tmux.key("Tab")
    tmux.see("awsp prod-reader")
    tmux.key("Enter")
    tmux.see("<prod-reader>")
    tmux.line("clear")
    tmux.until(lambda screen: "awsp" not in screen)
    tmux.type("awsp dev us-gov-w")
    tmux.key("Tab")
    tmux.see("awsp dev us-gov-west-1")
    tmux.key("Enter")
    tmux.see("<dev>")
    tmux.line("awsp -; echo \"[$AWS_REGION]\"")
    tmux.see("[eu-west-1]")
    tmux.see("<prod-reader>")
    tmux.line("awsp -; echo \"[$AWS_REGION]\"")
    tmux.see("[us-gov-west-1]")
    tmux.line("awsp --unset; echo \"[$AWS_REGION]\"")
    tmux.see("[]")
    tmux.see("<>")
    tmux.line("awsp -")
    tmux.until(lambda screen: screen.rstrip().endswith("<dev>"))


@pytest.mark.parametrize(("shell", "shown"), [("bash", "prod-admin   prod-reader"), ("zsh, compinit", "role mfa, 444455556666, eu-west-1"), ("fish", "(role mfa, 444455556666, eu-west-1)")])
def test_several_profiles_are_listed_with_what_they_are(shell, shown, home, terminal):
    shell, _, newer = shell.partition(", ")
    tmux = terminal(with_rc(home("everyday"), shell, *([COMPSYS] if newer else [])), shell, reads_rc=True)
    tmux.see("<>")
    tmux.type("awsp pro")
    tmux.see("awsp pro")
    tmux.key("Tab")
    tmux.see("awsp prod-")
    tmux.key("Tab", *(["Tab"] if shell == "bash" else []))
    tmux.see(shown)


@pytest.mark.parametrize("shell", RC)
def test_the_program_itself_is_completed_too(shell, home, terminal):
    tmux = terminal(with_rc(home("everyday"), shell), shell, reads_rc=True)
    tmux.see("<>")
    tmux.type("awsprof exp")
    tmux.key("Tab")
    tmux.see("awsprof export")
    tmux.type(" --no-r" if shell == "zsh" else "--no-r")
    tmux.key("Tab")
    tmux.see("--no-region")


@pytest.mark.parametrize("shell", RC)
def test_the_completion_alone_works_from_the_shells_own_folder(shell, home, terminal):
    folder = home("everyday")
    file = folder / {"bash": "completion.bash", "zsh": "functions/_awsprof", "fish": ".config/fish/completions/awsprof.fish"}[shell]
    file.parent.mkdir(parents=True, exist_ok=True)
    answer = subprocess.run(
        [program.binary(), "init", shell, "--completion"], env=program.environment(folder), capture_output=True, check=True
    )
    file.write_bytes(answer.stdout)
    name, _, prompt = RC[shell]
    found = {"bash": ". ~/completion.bash", "zsh": f"fpath+=(~/functions); {COMPSYS}", "fish": ""}[shell]
    (folder / name).write_text(f"{found}\n{prompt}\n")
    tmux = terminal(folder, shell, reads_rc=True)
    tmux.see("<>")
    tmux.type("awsprof export prod-r")
    tmux.key("Tab")
    tmux.see("awsprof export prod-reader")


@pytest.mark.parametrize("shell", RC)
def test_the_key_opens_the_picker_keeps_what_is_typed_and_makes_the_prompt_anew(shell, home, terminal):
    tmux = terminal(with_rc(home("everyday"), shell), shell, reads_rc=True)
    tmux.see("<>")
    tmux.type("echo ke''pt")
    tmux.see("<> echo ke''pt")
    before = tmux.flags()
    tmux.key("M-a")
    tmux.see("13/13")
    tmux.type("hop")
    tmux.see(">hop")
    tmux.key("Enter")
    tmux.see("<hop> echo ke''pt")
    assert tmux.flags() == before
    tmux.key("Enter")
    tmux.see("\nkept")


@pytest.mark.parametrize("shell", RC)
def test_a_picker_that_is_left_changes_nothing(shell, home, terminal):
    tmux = terminal(with_rc(home("everyday"), shell), shell, reads_rc=True, AWS_PROFILE="vault", AWS_REGION="eu-west-3")
    tmux.see("<vault>")
    status = "$status" if shell == "fish" else "$?"
    tmux.line(f"awsp; echo \"[{status} $AWS_PROFILE $AWS_REGION]\"")
    tmux.see("13/13")
    tmux.key("Escape")
    tmux.see("[130 vault eu-west-3]")
    tmux.key("M-a")
    tmux.see("13/13")
    tmux.key("C-c")
    tmux.see("<vault>")
    tmux.line("awsp -")
    tmux.see("no profile was chosen before this one")


@pytest.mark.parametrize("shell", ["bash", "zsh"])
def test_with_errexit_and_nounset_tab_and_a_picker_left_by_the_key_do_not_end_the_shell(shell, home, terminal):
    tmux = terminal(with_rc(home("everyday"), shell, "AWS_PROFILE="), shell, reads_rc=True)
    tmux.see("<>")
    tmux.line("set -eu; awsp dev")
    tmux.see("<dev>")
    tmux.type("awsp nothing-like-this")
    tmux.key("Tab", "C-u")
    tmux.key("M-a")
    tmux.see("13/13")
    tmux.key("Escape")
    tmux.until(lambda screen: "13/13" not in screen)
    tmux.line("echo al''ive $-")
    tmux.see("\nalive")


def test_without_a_binding_the_key_does_nothing_and_the_function_has_another_name(home, terminal):
    tmux = terminal(with_rc(home("everyday"), "bash", options=" --no-binding --name be"), "bash", reads_rc=True)
    tmux.see("<>")
    tmux.line("bind -p | grep -c awsprof; type -t awsp || echo no''ne")
    tmux.see("\n0\nnone")
    tmux.type("be ho")
    tmux.key("Tab", "Enter")
    tmux.see("<hop>")


def test_a_terminal_that_prints_lines_gets_the_numbered_list_from_the_function(home, terminal):
    tmux = terminal(with_rc(home("everyday"), "bash"), "bash", reads_rc=True, TERM="dumb")
    tmux.line("awsp; echo =$AWS_PROFILE=")
    tmux.see("number, text to narrow, empty to leave:")
    tmux.line("2")
    tmux.see("=dev=")


USE = [
    "awsp prod-reader", 'echo "$AWS_PROFILE $AWS_REGION"', "awsp dev us-east-2", "awsp -", 'echo "$AWS_PROFILE $AWS_REGION"',
    "awsp -", 'echo "$AWS_PROFILE $AWS_REGION"', "awsp dev us-east-2", "awsp -", 'echo "$AWS_PROFILE"',
    "awsp --unset", 'echo "=$AWSPROF_PREVIOUS="',
]
USED = ["prod-reader eu-west-1", "prod-reader eu-west-1", "dev us-east-2", "prod-reader", "=prod-reader="]
#: zsh options that people set, or emulate another shell with; IGNORE_BRACES and the like change how text is read.
ODD = "ksh_arrays sh_word_split glob_subst null_glob warn_create_global no_global_export all_export rc_quotes ksh_glob csh_junkie_loops no_short_loops bash_rematch posix_builtins posix_identifiers no_bare_glob_qual no_interactive_comments no_equals cbases c_precedences"


@pytest.mark.parametrize(
    ("shell", "before"),
    [("bash", "set -eu"), ("bash", "set -euo pipefail; set -f; IFS=:"), ("bash", "set -o posix"), ("bash", "alias awsp=false; shopt -s expand_aliases"),
     ("zsh", "set -eu"), ("zsh", f"setopt {ODD}"), ("zsh", "emulate ksh"), ("zsh", "emulate sh"), ("zsh", "alias awsp=false"), ("fish", "true")],
)
def test_the_function_works_under_strict_and_odd_options_and_twice_read_is_as_once(shell, before, home, need):
    need(shell)
    done = script(shell, home("everyday"), before, "{init}", "{init}", *USE)
    assert (done.stdout.splitlines(), done.stderr, done.returncode) == (USED, "", 0)


@pytest.mark.parametrize("shell", RC)
def test_an_unknown_profile_changes_nothing_and_help_is_shown_and_not_evaluated(shell, home, need):
    need(shell)
    done = script(
        shell, home("everyday"), "{init}", "awsp nobody || true", "awsp --help", 'echo "=$AWS_PROFILE="', AWS_PROFILE="vault",
    )
    assert "awsprof: profile 'nobody' is not defined" in done.stderr
    assert done.stdout.startswith("OVERVIEW: Opens the picker") and done.stdout.endswith("=vault=\n")


@pytest.mark.parametrize("shell", ["bash", "zsh"])
def test_a_readonly_profile_leaves_the_shell_as_it_was(shell, home, need):
    need(shell)
    done = script(
        shell, home("everyday"), "readonly AWS_PROFILE=vault", "{init}", "( awsp dev ) || echo refused", 'echo "$AWS_PROFILE=${AWS_REGION-}=${AWSPROF_PREVIOUS-}="',
    )
    assert done.stdout.splitlines() == ["refused", "vault==="]


def test_a_name_that_bash_would_take_apart_is_completed_to_one_word_that_means_it(tmp_path, terminal):
    """bash breaks words at `:` and `@`, and would run a name that is inserted as it stands."""
    names = ["team:prod", "me@example", "two words", "it's", "$(touch pwned)", "a;b"]
    folder = program.write_files(tmp_path / "home", None, "".join(f"[{name}]\nregion = eu-west-1\n" for name in names))
    tmux = terminal(with_rc(folder, "bash"), "bash", reads_rc=True)
    tmux.see("<>")
    for typed, name in [("team:p", "team:prod"), ("me@e", "me@example"), ("tw", "two words"), ("two\\ w", "two words"), ("it", "it's"), ("\\$", "$(touch pwned)"), ("a", "a;b")]:
        tmux.line("clear")
        tmux.until(lambda screen: "awsp" not in screen)
        tmux.type(f"awsp {typed}")
        tmux.key("Tab")
        tmux.type("; echo do''ne")
        tmux.key("Enter")
        tmux.see("\ndone")
        tmux.see(f"<{name}>")
    assert not (folder / "pwned").exists()
