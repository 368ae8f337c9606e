# SPDX-License-Identifier: Apache-2.0
"""The whole job in a real shell in a real terminal: open, filter, choose, and the clients agree."""

from __future__ import annotations

import os
import signal as signals
import sys
import time
from pathlib import Path

import program
import pytest
from tmux import GIVEN_BACK, SHELLS, terminal_children

ASK = (
    f'{sys.executable} -c "import boto3; s = boto3.Session(); print(s.profile_name, s.region_name, sep=chr(47))"'
    " > {out}.boto3; aws configure list > {out}.aws; echo done > {out}.done"
)


def wait_for(path: Path) -> str:
    end = time.monotonic() + 20
    while not path.exists():
        assert time.monotonic() < end, f"{path.name} was never written"
        time.sleep(0.03)
    return path.read_text()


@pytest.mark.parametrize("shell", SHELLS)
def test_the_clients_are_what_was_picked_whatever_was_set_before(shell, home, terminal, tmp_path):
    """Keys of another identity and AWS_DEFAULT_PROFILE beat AWS_PROFILE: a switch that leaves them does nothing."""
    out = tmp_path / "out"
    stale = {
        "AWS_ACCESS_KEY_ID": "AKIASTALEEXAMPLE0000", "AWS_SECRET_ACCESS_KEY": "stale", "AWS_DEFAULT_PROFILE": "vault",
        "AWS_DEFAULT_REGION": "sa-east-1", "AWS_EC2_METADATA_DISABLED": "true",
        "PATH": f"{program.binary().parent}:{Path(sys.executable).parent}:/usr/local/bin:/usr/bin:/bin",
    }
    folder = home("everyday")
    before = program.tree(folder / ".aws")
    tmux = terminal(folder, shell, **stale)
    tmux.line(SHELLS[shell][1])
    assert "AWS_ACCESS_KEY_ID wins" in tmux.see("13/13")
    tmux.type("set ings")
    tmux.see(">settings")
    tmux.key("Enter")
    tmux.until(lambda screen: "13 profiles" not in screen)
    assert tmux.flags() == GIVEN_BACK
    tmux.line(ASK.format(out=out))
    wait_for(tmp_path / "out.done")
    assert (tmp_path / "out.boto3").read_text().strip() == "settings/ca-central-1"
    listed = (tmp_path / "out.aws").read_text()
    assert "settings" in listed and "ca-central-1" in listed and "STALE" not in listed
    assert program.tree(folder / ".aws") == before


def test_a_region_is_chosen_by_its_place(home, terminal):
    tmux = terminal(home("everyday"), "bash")
    tmux.line('eval "$(awsprof pick)"; echo "=$AWS_PROFILE=$AWS_REGION=$AWS_DEFAULT_REGION="')
    tmux.see("13/13")
    tmux.type("hop")
    tmux.see(">hop")
    tmux.key("C-t")
    tmux.see("region for hop")
    tmux.type("frankf")
    tmux.see("> eu-central-1")
    tmux.key("Enter")
    tmux.see("=hop=eu-central-1=eu-central-1=")


@pytest.mark.parametrize(
    "keys",
    [
        [("Escape", "same")],
        [("C-c", "same")],
        [("h", "> h"), ("Escape", "13/13"), ("Escape", "same")],
        [("Tab", "Esc back"), ("C-c", "same")],
    ],
)
def test_cancelled_means_nothing_and_130(keys, home, terminal):
    """Nothing on stdout, the variables and the terminal as before."""
    tmux = terminal(home("everyday"), "bash", AWS_PROFILE="vault")
    tmux.line('s=$(stty -g); x=$(awsprof pick); echo "[$x] $? $AWS_PROFILE"; [ "$s" = "$(stty -g)" ] && echo sa""me')
    tmux.see("13/13")
    for key, then in keys:
        tmux.key(key)
        tmux.see("\nsame" if then == "same" else then)
    assert "[] 130 vault" in tmux.see("\nsame")
    assert tmux.flags() == GIVEN_BACK


def test_every_size_is_drawn_and_none_ends_the_picker(home, terminal):
    tmux = terminal(home("everyday"), "bash")
    tmux.line('x=$(awsprof pick); echo do""ne')
    tmux.see("13/13")
    for width, height, text in [(80, 24, "KIND"), (60, 16, "REGION"), (40, 10, "prod-admin"), (20, 4, ">"), (10, 3, "too")]:
        tmux.resize(width, height)
        tmux.see(text)
    tmux.resize(1, 1)
    tmux.resize(100, 30)
    tmux.see("13/13")
    tmux.key("Enter")
    tmux.see("\ndone")
    tmux.line('echo "$x"')
    tmux.see("AWS_PROFILE='default'")


@pytest.mark.parametrize("signal", ["TERM", "HUP", "INT", "QUIT", "SEGV"])
def test_a_signal_gives_the_terminal_back(signal, home, terminal):
    tmux = terminal(home("everyday"), "dash")
    tmux.line('s=$(stty -g); x=$(awsprof pick); echo "[$x]"; [ "$s" = "$(stty -g)" ] && echo sa""me')
    tmux.see("13/13")
    pane = tmux._run("display", "-p", "#{pane_pid}").strip()
    found = terminal_children(int(pane))
    assert found, "the picker's process was not found"
    os.kill(found[0], getattr(signals, f"SIG{signal}"))
    if signal == "INT":
        tmux.until(lambda screen: "13/13" not in screen)
    else:
        assert "[]" in tmux.see("\nsame")
    assert tmux.flags() == GIVEN_BACK


def test_it_can_be_suspended_where_stdout_is_the_terminal_and_not_elsewhere(home, terminal):
    """Inside $(...) a stopped program freezes the shell for good."""
    tmux = terminal(home("everyday"), "bash")
    tmux.line("awsprof pick")
    tmux.see("13/13")
    tmux.key("C-z")
    tmux.see("Stopped")
    assert tmux.flags() == GIVEN_BACK
    tmux.line("fg")
    tmux.see("13/13")
    tmux.key("C-c")
    tmux.until(lambda screen: "13/13" not in screen)
    tmux.line("clear; x=$(awsprof pick)")
    tmux.see("13/13")
    tmux.key("C-z")
    tmux.see("cannot be suspended")


def test_a_changed_file_is_read_again_and_the_cursor_stays(home, terminal):
    folder = home("everyday")
    tmux = terminal(folder, "bash")
    tmux.line("x=$(awsprof pick)")
    tmux.see("13/13")
    tmux.key("Down", "Down")
    tmux.see(">partner")
    config = folder / ".aws/config"
    config.write_text("[profile newcomer]\nregion = eu-west-1\n\n" + config.read_text())
    assert ">partner" in tmux.see("newcomer")


def test_a_paste_goes_into_the_filter_and_does_nothing_else(home, terminal):
    tmux = terminal(home("everyday"), "bash")
    tmux.line("x=$(awsprof pick)")
    tmux.see("13/13")
    tmux.paste("hop\nq")
    tmux.see("> hop q")


def test_ten_thousand_profiles_are_narrowed_to_one(tmp_path, terminal):
    text = "".join(f"[profile team-{n}-account-{n % 97}]\nregion = eu-west-1\n" for n in range(10_000))
    folder = program.write_files(tmp_path / "home", text, None)
    tmux = terminal(folder, "bash")
    tmux.line('eval "$(awsprof pick)"; echo "=$AWS_PROFILE="')
    tmux.see("10000/10000")
    tmux.type("team-7654-account")
    tmux.see(">team-7654-account")
    tmux.key("Enter")
    tmux.see(f"=team-7654-account-{7654 % 97}=")


@pytest.mark.parametrize("term", ["dumb", None])
def test_a_terminal_that_prints_lines_gets_a_numbered_list(term, home, terminal):
    tmux = terminal(home("everyday"), "dash", TERM=term)
    tmux.line('eval "$(awsprof pick)"; echo "=$AWS_PROFILE="')
    tmux.see("number, text to narrow, empty to leave:")
    tmux.line("2")
    tmux.see("=dev=")


def test_without_utf8_only_ascii_is_drawn_and_without_colour_none(home, terminal):
    tmux = terminal(home("everyday"), "bash", LANG="C", NO_COLOR="1")
    tmux.line("x=$(awsprof pick)")
    screen = tmux.see("13/13")
    assert screen.isascii() and "+ live" in screen
    looks = tmux.screen(looks=True)
    assert "\x1b[3" not in looks.replace("\x1b[39m", "")


@pytest.mark.parametrize(
    ("options", "environment", "has_colours", "has_many"),
    [
        ("--color never", {}, False, False),
        ("--color always", {"NO_COLOR": "1"}, True, True),
        ("--color 16", {"NO_COLOR": "1"}, True, False),
        ("--color 256", {}, True, True),
        ("", {"CLICOLOR": "0"}, False, False),
    ],
)
def test_colours_are_as_many_as_the_person_says(options, environment, has_colours, has_many, home, terminal):
    folder = home("everyday")
    (folder / ".config/awsprof").mkdir(parents=True)
    (folder / ".config/awsprof/config").write_text("[picker]\ntheme = dark\n")
    tmux = terminal(folder, "bash", **environment)
    tmux.line(f"x=$(awsprof pick {options})")
    tmux.see("13/13")
    looks = tmux.screen(looks=True).replace("\x1b[39m", "")
    assert ("\x1b[3" in looks or ";3" in looks) == has_colours
    assert ("38;5" in looks) == has_many
    tmux.key("C-c")


def test_names_that_command_a_terminal_are_shown_harmlessly_and_picked_exactly(home, terminal, tmp_path):
    folder = home("hostile")
    tmux = terminal(folder, "bash")
    tmux.line('eval "$(awsprof pick)"; printf %s "$AWS_PROFILE" > name; echo written')
    screen = tmux.see("16/16")
    assert "$(touch pwned)" in screen and "\x1b" not in screen
    tmux.key("Enter")
    tmux.see("\nwritten")
    assert (folder / "name").read_text() == "$(touch pwned)"
    assert not (folder / "pwned").exists()


def test_in_the_background_it_says_so_and_does_not_stop(home, terminal):
    tmux = terminal(home("everyday"), "bash")
    tmux.line("awsprof pick & wait; echo wai''ted")
    assert "not in the foreground of the terminal" in tmux.see("\nwaited")


def test_a_hang_up_ends_it(home, terminal):
    tmux = terminal(home("everyday"), "bash")
    tmux.line("x=$(awsprof pick)")
    tmux.see("13/13")
    pane = int(tmux._run("display", "-p", "#{pane_pid}").strip())
    process = terminal_children(pane)[0]
    tmux.close()
    end = time.monotonic() + 10
    while (Path("/proc") / str(process)).exists():
        assert time.monotonic() < end, "the picker outlives its terminal"
        time.sleep(0.03)
