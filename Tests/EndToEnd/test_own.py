# SPDX-License-Identifier: Apache-2.0
"""What awsprof keeps of its own, and the two programs that it starts when a key asks for them."""

from __future__ import annotations

import json
import re
import stat
from pathlib import Path

import program
import pytest

RECENTS = ".local/state/awsprof/recents"


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_a_choice_is_noted_for_its_owner_alone_and_can_be_gone_back_to(home):
    """Names and times, nothing else; `pick -` is the one before, as for cd."""
    folder = home("everyday")
    before = program.tree(folder / ".aws")
    for name in ["dev", "vault"]:
        assert program.run("pick", name, home=folder).returncode == 0
    recents = folder / RECENTS
    assert mode(recents) == 0o600 and mode(recents.parent) == 0o700
    assert recents.read_text() == "1768478400 1 - vault\n1768478400 1 - dev\n"
    back = program.run("pick", "-", home=folder, env={"AWS_PROFILE": "vault"})
    assert b"AWS_PROFILE='dev'" in back.stdout
    assert [path.name for path in recents.parent.iterdir()] == ["recents"]
    assert program.tree(folder / ".aws") == before


def test_pick_dash_without_a_choice_before_is_a_sentence(home):
    done = program.run("pick", "-", home=home("everyday"))
    assert done.returncode == 1 and done.stdout == b""
    assert b"no profile was chosen before this one" in done.stderr


@pytest.mark.parametrize("obstacle", ["a file", "read-only", "a link", "unwanted", "below .aws"])
def test_what_cannot_or_must_not_be_noted_keeps_nobody_from_choosing(obstacle, home):
    folder = home("everyday")
    state = folder / ".local/state"
    state.mkdir(parents=True)
    env = {}
    if obstacle == "a file":
        (state / "awsprof").write_text("in the way")
    elif obstacle == "read-only":
        (state / "awsprof").mkdir(mode=0o777)
        (state / "awsprof").chmod(0o777)
    elif obstacle == "a link":
        (folder / "elsewhere").mkdir()
        (state / "awsprof").symlink_to(folder / "elsewhere")
    elif obstacle == "below .aws":
        env["XDG_STATE_HOME"] = str(folder / ".aws")
    else:
        (folder / ".config/awsprof").mkdir(parents=True)
        (folder / ".config/awsprof/config").write_text("[picker]\nrecents = no\n")
    before = program.tree(folder)
    done = program.run("pick", "dev", home=folder, env=env)
    assert done.returncode == 0 and b"AWS_PROFILE='dev'" in done.stdout
    assert program.tree(folder) == before


def test_settings_that_mean_nothing_are_named_and_the_rest_holds(home, terminal):
    folder = home("everyday")
    (folder / ".config/awsprof").mkdir(parents=True)
    (folder / ".config/awsprof/config").write_text("[picker]\nsort = name\ncolour = red\n")
    tmux = terminal(folder, "bash")
    tmux.line("x=$(awsprof pick)")
    assert tmux.see("13/13").index("console") < tmux.screen().index("vault")
    tmux.key("F3")
    tmux.see("~/.config/awsprof/config:3: 'colour' is not known here")
    tmux.key("C-c")


def test_settings_say_their_value_and_their_line(home):
    folder = home("everyday")
    (folder / ".config/awsprof").mkdir(parents=True)
    (folder / ".config/awsprof/config").write_text("[picker]\nsort = name  # as ls does\n[shell]\nfunction = be\n[profile *prod*]\nawsprof_confirm = yes\n")
    done = program.run("settings", home=folder)
    assert (done.returncode, done.stderr) == (0, b"")
    text = done.stdout.decode()
    assert re.search(r"^  sort +name +~/.config/awsprof/config:2\n +the order of the list: file, recent", text, re.M)
    assert re.search(r"^  theme +terminal +default$", text, re.M)
    assert "[profile *prod*]" in text
    said = json.loads(program.run("settings", "--json", home=folder).stdout)
    by_name = {(setting["section"], setting["key"]): setting for setting in said["settings"]}
    assert by_name["picker", "sort"]["value"] == "name" and by_name["picker", "sort"]["usual"] == "file"
    assert by_name["keys", "sort"]["value"] == "F6 Ctrl-S" and by_name["keys", "sort"]["origin"] == "default"
    assert said["rules"] == [{"section": "profile *prod*", "origin": "~/.config/awsprof/config:5", "confirm": True}]
    assert b"\nfunction be " in program.run("init", "bash", home=folder).stdout
    assert b"\nfunction awsp " in program.run("init", "bash", "--name", "awsp", home=folder).stdout


def test_a_function_name_that_no_shell_takes_is_named_and_passed_over(home):
    folder = home("everyday")
    (folder / ".config/awsprof").mkdir(parents=True)
    (folder / ".config/awsprof/config").write_text("[shell]\nfunction = a;b\n")
    done = program.run("settings", home=folder)
    assert done.returncode == 0 and b"~/.config/awsprof/config:2: function: 'a;b' cannot be the function's name" in done.stderr
    assert b"\nfunction awsp " in program.run("init", "bash", home=folder).stdout


def test_esc_stays_where_it_is_told_to(home, terminal):
    tmux = terminal(home("everyday"), "bash")
    tmux.line("x=$(awsprof pick --esc stay)")
    tmux.see("Ctrl-C quit")
    tmux.key("Escape")
    tmux.see("Ctrl-C leaves")
    tmux.key("C-c")


def test_a_profile_that_asks_is_used_after_y_alone(home, terminal):
    folder = home("everyday")
    (folder / ".config/awsprof").mkdir(parents=True)
    (folder / ".config/awsprof/config").write_text("[profile prod-*]\nawsprof_confirm = yes\n")
    tmux = terminal(folder, "bash")
    tmux.line('eval "$(awsprof pick)"; echo "=$AWS_PROFILE="')
    tmux.see("13/13")
    tmux.type("prod-r")
    tmux.see("1/13")
    tmux.key("Enter")
    tmux.see("use 'prod-reader' in account 444455556666?")
    tmux.key("Enter")
    tmux.see("'prod-reader' was not used")
    tmux.key("Enter")
    tmux.see("use 'prod-reader'")
    tmux.type("y")
    tmux.see("=prod-reader=")


def test_the_editor_opens_at_the_line_and_the_files_are_read_again(home, terminal, tmp_path):
    """It has the terminal, not the shell's stdout, and no secret of the environment."""
    folder = home("everyday")
    editor = tmp_path / "editor"
    editor.write_text(
        '#!/bin/sh\nprintf "%s\\n" "$@" "[$AWS_SECRET_ACCESS_KEY]" > ' + str(tmp_path / "said") + "\n"
        'echo editing; test -t 0 && test -t 1 && test -t 2 && read line\n'
        'printf "[profile newcomer]\\n" >> "$2"\n'
    )
    editor.chmod(0o755)
    tmux = terminal(folder, "bash", EDITOR=f"{editor}", AWS_SECRET_ACCESS_KEY="EXAMPLESECRET", AWS_ACCESS_KEY_ID="AKIAIOSFODNN7EXAMPLE")
    tmux.line('x=$(awsprof pick); echo "[$x]"')
    tmux.see("13/13")
    tmux.type("hop")
    tmux.see("1/13")
    tmux.key("Tab")
    tmux.see("[overview]")
    tmux.type("o")
    tmux.see("editing")
    tmux.line("done")
    tmux.see("the files were read again")
    assert (tmp_path / "said").read_text().splitlines() == ["+50", str(folder / ".aws/config"), "[]"]
    tmux.key("Escape")
    tmux.see("1/14")
    tmux.key("C-c")
    assert "[]" in tmux.see("\n[")


def test_inside_tmux_the_clipboard_is_tmux_own(home, terminal):
    tmux = terminal(home("everyday"), "bash")
    tmux.line(f"export TMUX={tmux._run('display', '-p', '#{socket_path},#{pid},0').strip()}; clear")
    tmux.line("x=$(awsprof pick)")
    tmux.see("13/13")
    tmux.type("prod-r")
    tmux.see("1/13")
    tmux.key("C-y")
    tmux.see("copied the name, via tmux")
    assert tmux._run("show-buffer") == "prod-reader"
    tmux.key("Tab")
    tmux.see("[overview]")
    for key, text in [("a", "444455556666"), ("r", "arn:aws:iam::444455556666:role/Reader"), ("p", "~/.aws/config:44")]:
        tmux.type("y")
        tmux.see("copy:")
        tmux.type(key)
        tmux.see("via tmux")
        assert tmux._run("show-buffer") == text
    tmux.type("ye")
    tmux.see("copied the export lines")
    assert "AWS_PROFILE='prod-reader'" in tmux._run("show-buffer")
    tmux.key("C-c")


def test_the_mouse_is_asked_for_only_where_it_is_wanted_and_given_back(home, terminal):
    tmux = terminal(home("everyday"), "bash")
    tmux.line("x=$(awsprof pick)")
    tmux.see("13/13")
    assert tmux.flags() == "1 1 0 0"
    tmux.key("C-c")
    tmux.until(lambda screen: "13/13" not in screen)
    tmux.line('clear; x=$(awsprof pick --mouse); echo "[$x]"')
    tmux.see("13/13")
    assert tmux.flags() == "1 1 0 1"
    tmux.type("\x1b[<0;5;6M")
    tmux.see(">partner")
    tmux.type("\x1b[<65;5;6M")
    tmux.see(">prod-reader")
    tmux.type("\x1b[<0;5;5M\x1b[<0;5;5m\x1b[<0;5;5M")
    tmux.see("[export AWS_PROFILE='dev'")
    assert tmux.flags() == "0 1 0 0"


def test_line_by_line_there_is_no_picture(home, terminal):
    """Nothing is redrawn: what was said stays, and the answer is echoed."""
    tmux = terminal(home("everyday"), "bash", AWSPROF_ACCESSIBLE="1")
    tmux.line('eval "$(awsprof pick)"; echo "=$AWS_PROFILE=$AWS_REGION="')
    tmux.see("number, text to narrow, empty to leave:")
    assert tmux.flags() == "0 1 0 0"
    tmux.line("i 7")
    tmux.see("sign in to SSO session corp")
    tmux.line("r 7 eu-west-3")
    tmux.see("=hop=eu-west-3=")
    tmux.see("using hop")
