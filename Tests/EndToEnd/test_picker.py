# SPDX-License-Identifier: Apache-2.0
"""The picker where things go wrong around it: every shell, files that change or cannot be read, terminals that end."""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

import program
import pytest
from tmux import GIVEN_BACK, SHELLS, Tmux, terminal_children

CAPTURE = {
    "bash": 'x=$(awsprof pick); echo "[$x] $? $AWS_PROFILE/$AWS_REGION" > {out}',
    "zsh": 'x=$(awsprof pick); echo "[$x] $? $AWS_PROFILE/$AWS_REGION" > {out}',
    "dash": 'x=$(awsprof pick); echo "[$x] $? $AWS_PROFILE/$AWS_REGION" > {out}',
    "fish": 'set x (awsprof pick); echo "[$x] $status $AWS_PROFILE/$AWS_REGION" > {out}',
}
PICK = "x=$(awsprof pick)"


def written(path: Path) -> str:
    """What a command in the terminal wrote, once its line is complete."""
    end = time.monotonic() + 10
    while not (path.exists() and path.read_text().endswith("\n")):
        assert time.monotonic() < end, f"{path.name} was never written"
        time.sleep(0.03)
    return path.read_text()


def states(processes: list[int]) -> set[str]:
    """`S` is waiting, `T` is stopped."""
    return {(Path("/proc") / str(process) / "stat").read_text().rsplit(")", 1)[1].split()[0] for process in processes}


def picker_below(tmux: Tmux) -> int:
    found = terminal_children(int(tmux._run("display", "-p", "#{pane_pid}").strip()))
    assert found, "the picker's process was not found"
    return found[0]


@pytest.mark.parametrize("key", ["Escape", "C-c", "C-d"])
@pytest.mark.parametrize("shell", CAPTURE)
def test_cancelled_in_any_shell_is_130_and_nothing_else(shell, key, home, terminal, tmp_path):
    out = tmp_path / "out"
    folder = home("everyday")
    before = program.tree(folder / ".aws")
    tmux = terminal(folder, shell, AWS_PROFILE="vault", AWS_REGION="there")
    tmux.line(CAPTURE[shell].format(out=out))
    tmux.see("13/13")
    tmux.key(key)
    assert written(out) == "[] 130 vault/there\n"
    assert tmux.flags() == GIVEN_BACK
    assert program.tree(folder / ".aws") == before


@pytest.mark.parametrize("shell", CAPTURE)
def test_a_captured_picker_cannot_be_suspended_because_the_shell_would_freeze(shell, home, terminal, tmp_path):
    """zsh waits for ever for a stopped command in $(...), fish gives it up and leaves it behind."""
    out = tmp_path / "out"
    tmux = terminal(home("everyday"), shell)
    tmux.line(CAPTURE[shell].format(out=out))
    tmux.see("13/13")
    process = picker_below(tmux)
    tmux.key("C-z")
    tmux.see("cannot be suspended")
    assert "T" not in states([process])
    os.kill(process, 20)  # SIGTSTP, as another program might send it
    tmux.type("hop")
    tmux.see("> hop")
    assert "T" not in states([process])
    tmux.key("C-c")
    assert "] 130 " in written(out)


@pytest.mark.parametrize("shell", SHELLS)
def test_a_region_is_chosen_in_any_shell_and_stale_ones_go(shell, home, terminal, tmp_path):
    out = tmp_path / "out"
    tmux = terminal(home("everyday"), shell, AWS_REGION="us-west-1", AWS_DEFAULT_REGION="us-west-2")
    tmux.line(SHELLS[shell][1])
    tmux.see("13/13")
    tmux.type("hop")
    tmux.see(">hop")
    tmux.key("C-t")
    tmux.see("region for hop")
    tmux.type("sa-east")
    tmux.see("> sa-east")
    tmux.key("Enter")
    tmux.until(lambda screen: "region for hop" not in screen)
    tmux.line(f'echo "$AWS_PROFILE $AWS_REGION $AWS_DEFAULT_REGION" > {out}')
    assert written(out) == "hop sa-east-1 sa-east-1\n"


def test_esc_goes_back_one_level_at_a_time(home, terminal):
    """A page, then the filter, then out: never two at once."""
    tmux = terminal(home("everyday"), "bash")
    tmux.line(PICK)
    tmux.see("13/13")
    tmux.type("prod")
    tmux.see("2/13")
    tmux.key("C-t")
    tmux.see("region for prod-admin")
    tmux.key("Escape")
    assert "2/13" in tmux.until(lambda screen: "region for" not in screen)
    tmux.key("Tab")
    tmux.until(lambda screen: "2/13" not in screen)
    tmux.key("Escape")
    tmux.see("2/13")
    tmux.key("Escape")
    tmux.see("13/13")
    tmux.key("Escape")
    tmux.until(lambda screen: "13/13" not in screen)
    assert tmux.flags() == GIVEN_BACK


@pytest.mark.parametrize("variables", [{"LINES": "24", "COLUMNS": "80"}, {"LINES": "0"}, {"ESCDELAY": "5000", "CC": "x"}])
def test_variables_that_curses_obeys_do_not_freeze_the_size_or_delay_esc(variables, home, terminal):
    tmux = terminal(home("everyday"), "bash", **variables)
    tmux.line(PICK)
    # The line of the filter is as wide as the terminal, whatever COLUMNS says.
    assert max(map(len, tmux.see("13/13").splitlines())) > 90
    tmux.resize(70, 20)
    tmux.until(lambda screen: max(map(len, screen.splitlines())) in range(60, 71))
    tmux.resize(100, 30)
    tmux.until(lambda screen: max(map(len, screen.splitlines())) > 90)
    tmux.key("Escape")
    tmux.until(lambda screen: "13/13" not in screen)


def test_resized_while_suspended_it_comes_back_in_the_new_size(home, terminal):
    tmux = terminal(home("everyday"), "bash")
    tmux.line("awsprof pick")
    tmux.see("13/13")
    tmux.key("C-z")
    tmux.see("Stopped")
    tmux.resize(70, 20)
    tmux.line("fg")
    screen = tmux.see("13/13")
    assert max(map(len, screen.splitlines())) <= 70 and "Enter use" in screen
    tmux.key("C-c")


def test_on_a_terminal_the_lines_come_with_the_word_that_they_did_nothing(home, terminal):
    tmux = terminal(home("everyday"), "bash")
    tmux.line("awsprof pick")
    tmux.see("13/13")
    tmux.key("Enter")
    screen = tmux.see("this shell was not changed")
    assert "export AWS_PROFILE='default'" in screen.replace("\n", "") and 'eval "$(awsprof pick)"' in screen.replace("\n", "")


CHANGES: dict[str, tuple[Callable[[Path], object], str]] = {
    "rewritten in place": (lambda path: path.write_text("[profile newcomer]\n" + path.read_text()), "newcomer"),
    "replaced by another": (
        lambda path: (
            path.with_name("new").write_text("[profile newcomer]\n" + path.read_text()),
            path.with_name("new").rename(path),
        ),
        "newcomer",
    ),
    "refused from now on": (lambda path: path.write_text(path.read_text() + "nothing\n"), "file refused"),
}


@pytest.mark.parametrize("change", CHANGES)
def test_a_file_that_changes_is_read_again_and_the_cursor_stays_on_its_profile(change, home, terminal):
    make, text = CHANGES[change]
    folder = home("everyday")
    tmux = terminal(folder, "bash")
    tmux.line(PICK)
    tmux.see("13/13")
    tmux.key("Down", "Down", "Down", "Down")
    tmux.see(">prod-admin")
    make(folder / ".aws/config")
    assert ">prod-admin" in tmux.see(text)


def test_a_file_that_is_removed_and_comes_back_is_noticed(home, terminal):
    folder = home("everyday")
    tmux = terminal(folder, "bash")
    tmux.line(PICK)
    tmux.see("13/13")
    config = folder / ".aws/config"
    config.rename(folder / "kept")
    tmux.see("2/2")
    (folder / "kept").rename(config)
    tmux.see("13/13")


def test_a_session_that_is_renewed_elsewhere_is_noticed(home, terminal):
    """Somebody signs in, in another window: the list must not go on saying that the session is expired."""
    folder = home("everyday")
    tmux = terminal(folder, "bash")
    tmux.line(PICK)
    tmux.see("13/13")
    tmux.type("partner")
    assert "expired" in tmux.see("1/13")
    token = folder / ".aws/sso/cache/3624db883007efa198232b3aa774a54360ed3f26.json"
    token.write_text(token.read_text().replace("2026-01-13T12:00:00Z", "2026-01-15T15:00:00Z"))
    tmux.see("live 3h00m")


FAULTS: dict[str, tuple[Callable[[Path], object], str]] = {
    "a directory": (lambda path: path.mkdir(), "this is a directory"),
    "a pipe": (lambda path: os.mkfifo(path), "this is a pipe or a device"),
    "fifty megabytes": (lambda path: (path.touch(), os.truncate(path, 50 << 20)), "the file has 50 MiB"),
    "not text": (lambda path: path.write_bytes(b"[profile a]\n\xff\xfe = x\n"), "file refused"),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_file_that_cannot_be_read_is_told_on_the_screen_and_the_rest_can_be_picked(fault, terminal, tmp_path):
    make, sentence = FAULTS[fault]
    folder = program.write_files(tmp_path / "home", None, "[prod]\nregion = eu-west-1\n")
    make(folder / ".aws/config")
    out = tmp_path / "out"
    tmux = terminal(folder, "dash")
    tmux.line(f'eval "$(awsprof pick)"; echo "$AWS_PROFILE" > {out}')
    tmux.see(">")
    tmux.key("F3")
    tmux.see("~/.aws/config")
    if sentence != "file refused":
        tmux.see(sentence)
    tmux.key("Escape")
    # The list again: a letter on the page would be a command.
    tmux.see("awsprof  now:")
    tmux.type("prod")
    tmux.see(">prod")
    tmux.key("Enter")
    assert written(out) == "prod\n"


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b"\xff\xfe", b'{"expiresAt": 5}', b'{"expiresAt": "soon", "accessToken": "x"}', b"[" * 100_000])
def test_a_corrupt_cache_file_is_told_with_its_place(content, home):
    folder = home("everyday")
    (folder / ".aws/sso/cache/ee0bfd2552fbd840c02cc48b6e823320543c450f.json").write_bytes(content)
    shown = program.run("show", "dev", home=folder)
    assert shown.returncode == 0
    assert b"~/.aws/sso/cache/ee0bfd2552fbd840c02cc48b6e823320543c450f.json" in shown.stdout
    assert b"session   x corrupt file" in shown.stdout, shown.stdout.decode()
    listed = program.run("list", home=folder)
    assert listed.returncode == 0 and b"live 46m" in listed.stdout


@pytest.mark.parametrize(("typed", "status", "profile"), [("", 130, ""), ("0", 130, ""), ("hop", 0, "hop"), ("99", 130, "")])
def test_the_numbered_list_narrows_and_is_left_with_nothing(typed, status, profile, home, terminal, tmp_path):
    """A number that is not there, or a text, narrows or says so; an empty line leaves."""
    out = tmp_path / "out"
    tmux = terminal(home("everyday"), "dash", TERM="dumb")
    tmux.line(f'x=$(awsprof pick); s=$?; eval "$x"; echo "$s $AWS_PROFILE" > {out}')
    prompt = "number, text to narrow, empty to leave:"
    tmux.see(prompt)
    tmux.line(typed)
    if typed:
        tmux.until(lambda screen: screen.count(prompt) == 2)
        tmux.line("7" if typed == "hop" else "")
    assert written(out) == f"{status} {profile}\n"


def test_a_closed_window_prints_nothing_even_where_the_hang_up_is_ignored(home, terminal, tmp_path):
    """A program that takes the end of its terminal for a key would choose a profile that nobody chose."""
    out, status, job = tmp_path / "out", tmp_path / "status", tmp_path / "job"
    job.write_text(f'trap "" HUP\nawsprof pick > {out}\necho "$?" > {status}\n')
    tmux = terminal(home("everyday"), "dash")
    tmux.line(f"dash {job}")
    tmux.see("13/13")
    tmux.close()
    assert written(status) in ("130\n", "1\n")
    assert out.read_bytes() == b""


def test_stdout_that_cannot_be_written_to_is_a_failure_with_a_sentence(home, terminal, tmp_path):
    status = tmp_path / "status"
    tmux = terminal(home("everyday"), "dash")
    tmux.line(f'awsprof pick > /dev/full; echo "$?" > {status}')
    tmux.see("13/13")
    tmux.key("Enter")
    assert written(status) == "1\n"
    tmux.see("stdout cannot be written to")


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_in_the_background_of_any_shell_it_leaves_with_a_sentence(shell, home, terminal, tmp_path):
    """A job of the background that touches the terminal is stopped, and zsh's source <(...) waits for it for ever."""
    tmux = terminal(home("everyday"), shell)
    tmux.line("awsprof pick &")
    tmux.see("not in the foreground of the terminal")
    assert tmux.flags() == GIVEN_BACK
    out = tmp_path / "out"
    tmux.line(f"echo alive > {out}")
    assert written(out) == "alive\n"


def test_in_zsh_a_process_substitution_does_not_hang(home, terminal, tmp_path):
    tmux = terminal(home("everyday"), "zsh")
    out = tmp_path / "out"
    tmux.line(f"source <(awsprof pick); echo alive > {out}")
    tmux.see("not in the foreground of the terminal")
    assert written(out) == "alive\n"


@pytest.mark.parametrize("words", [["list"], ["list", "--json"], ["show", "vault"], ["show", "hop", "--json"], ["export", "vault"], ["unset"]])
def test_no_command_opens_a_connection_starts_a_program_or_writes_a_file(words, home, need, tmp_path):
    """Its promise: it reads. credential_process is shown, never run."""
    need("strace")
    folder = home("everyday")
    trace = tmp_path / "trace"
    tracer = ["strace", "-f", "-o", str(trace), "-e", "trace=network,process,openat,open,creat,unlink,unlinkat,rename,mkdir"]
    done = subprocess.run(
        [*tracer, str(program.binary()), *words], cwd=folder, env=program.environment(folder), stdin=subprocess.DEVNULL,
        capture_output=True, timeout=60, check=False,
    )
    if b"ptrace" in done.stderr and b"not permitted" in done.stderr:
        pytest.skip("this machine does not permit strace")
    calls = [line.split(maxsplit=1)[1] for line in trace.read_text(errors="replace").splitlines() if "(" in line]
    assert done.returncode == 0 and [call for call in calls if call.startswith("execve(")][1:] == []
    assert any("/.aws/config" in call for call in calls) or words == ["unset"], "the trace shows what it does"
    forbidden = ("socket(", "connect(", "sendto(", "fork(", "vfork(", "clone3(", "creat(", "unlink", "rename", "mkdir")
    assert [call for call in calls if call.startswith(forbidden)] == []
    assert [call for call in calls if "O_WRONLY" in call or "O_RDWR" in call or "O_CREAT" in call] == []
