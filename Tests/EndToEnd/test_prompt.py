# SPDX-License-Identifier: Apache-2.0
"""The word in a real prompt: it follows the shell, and a name in it is text."""

from __future__ import annotations

import program
import pytest

#: As the help of `awsprof prompt` says it.
PROMPTS = {
    "bash": (".bashrc", 'eval "$(awsprof init bash)"', "PS1='[$(awsprof prompt)] '"),
    "zsh": (".zshrc", 'eval "$(awsprof init zsh)"', "setopt prompt_subst; PS1='[$(awsprof prompt --format zsh)] '"),
    "fish": (".config/fish/config.fish", "awsprof init fish | source", 'function fish_prompt; printf "[%s] " "$(awsprof prompt)"; end'),
}
#: Each of its pieces would be obeyed by one of the three.
NAME = "a$(touch pwned)`touch pwned`%F{red}%n\\u"


@pytest.mark.parametrize("shell", PROMPTS)
def test_the_prompt_follows_the_shell_and_runs_nothing(shell, home, terminal):
    folder = home("everyday")
    with (folder / ".aws/config").open("a") as config:
        config.write(f"\n[profile '{NAME}']\nregion = eu-west-2\n")
    name, *lines = PROMPTS[shell]
    (folder / name).parent.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text("\n".join([*lines, ""]))
    tmux = terminal(folder, shell, reads_rc=True)
    tmux.see("[]")
    tmux.line("awsp prod-reader")
    tmux.see("[prod-reader eu-west-1 46m]")
    tmux.key("M-a")
    tmux.see("14/14")
    tmux.type("touch")
    tmux.see(">a$(touch")
    tmux.key("Enter")
    tmux.see(f"[{NAME} eu-west-2]")
    tmux.line("awsp --unset")
    tmux.until(lambda screen: screen.rstrip().endswith("[]"))
    assert not (folder / "pwned").exists()


def test_the_short_way_says_the_same_as_the_long_one(home):
    """`prompt --format X` is recognised before the argument parser, `prompt --format=X` is not."""
    folder = home("everyday")
    for profile in [None, "dev", "prod-reader", "pod", "nobody", "half"]:
        for format in ["plain", "zsh", "tmux", "json"]:
            short = program.run("prompt", "--format", format, home=folder, env={"AWS_PROFILE": profile})
            long = program.run("prompt", f"--format={format}", home=folder, env={"AWS_PROFILE": profile})
            assert (short.returncode, short.stdout, short.stderr) == (long.returncode, long.stdout, long.stderr) and not short.stderr


@pytest.mark.parametrize("situation", program.HOME_NAMES)
def test_it_complains_of_nothing_and_succeeds_whatever_the_files_are(situation, home):
    folder = home(situation)
    for profile in program.run("list", "--names", home=folder).stdout.decode().splitlines()[:40]:
        done = program.run("prompt", home=folder, env={"AWS_PROFILE": profile})
        assert (done.returncode, done.stderr) == (0, b"") and done.stdout.count(b"\n") == 1
        assert not any(secret.encode() in done.stdout for secret in program.SECRETS)
