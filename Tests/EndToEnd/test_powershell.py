# SPDX-License-Identifier: Apache-2.0
"""What PowerShell is given, read by a grammar of its language, because PowerShell itself is on no machine of the tests."""

from __future__ import annotations

import re
from random import Random

import program
import pytest
import tree_sitter
import tree_sitter_powershell
from test_quoting import STALE, random_name
from test_shells import NAMES, home_of

PARSER = tree_sitter.Parser(tree_sitter.Language(tree_sitter_powershell.language()))
#: PowerShell takes each of these for the quote that the first one is; the grammar knows the first alone.
QUOTES = "'\u2018\u2019\u201a\u201b"
SAME_QUOTE = str.maketrans(dict.fromkeys(QUOTES[1:], "'"))
#: The two statements there are, as the grammar names what they are made of.
ASSIGNMENT = ["variable", "assignement_operator", "=", "string_literal", "verbatim_string_characters"]
UNSET = r"\$env:(AWS_[A-Z_]+) = \$null"


def parse(text: str) -> tree_sitter.Node:
    """The tree of a text in which all single quotes are the same one, so that it has a node's text at the node's place."""
    return PARSER.parse(text.translate(SAME_QUOTE).encode("utf-16-le"), encoding="utf16le").root_node


def text_of(node: tree_sitter.Node, text: str) -> str:
    return text.encode("utf-16-le")[node.start_byte : node.end_byte].decode("utf-16-le")


def walk(node: tree_sitter.Node):
    yield node
    for child in node.children:
        yield from walk(child)


def faults(node: tree_sitter.Node, text: str) -> list[str]:
    return [text_of(part, text) for part in walk(node) if part.type == "ERROR" or part.is_missing]


def unquoted(literal: str) -> str:
    """The value of a literal between single quotes: a pair of them is its second one (the tokenizer's ScanStringLiteral)."""
    assert len(literal) > 1 and literal[0] in QUOTES and literal[-1] in QUOTES
    return re.sub(f"[{QUOTES}]([{QUOTES}])", r"\1", literal[1:-1])


def evaluate(text: str, variables: dict[str, str]) -> dict[str, str]:
    """The variables after the statements, each of which sets one to a literal or takes one away and does nothing else."""
    root = parse(text)
    assert faults(root, text) == []
    after = dict(variables)
    for statement in root.children[0].children:
        if statement.type == "empty_statement":
            continue
        source = text_of(statement, text)
        if taken := re.fullmatch(UNSET, source):
            after.pop(taken[1], None)
            continue
        parts = [part for part in walk(statement) if part.type in ASSIGNMENT or not part.children]
        assert [part.type for part in parts] == ASSIGNMENT, source
        variable, literal = text_of(parts[0], text), text_of(parts[-1], text)
        assert re.fullmatch(r"\$env:AWS_[A-Z_]+", variable) and source == f"{variable} = {literal}"
        after[variable.removeprefix("$env:")] = unquoted(literal)
    return after


@pytest.mark.parametrize(
    ("text", "value"),
    [("'it''s'", "it's"), ("'\u2018\u2018x\u2019\u2019'", "\u2018x\u2019"), ("'$(x) `n \\'", "$(x) `n \\"), ("''''", "'")],
)
def test_the_reading_of_this_file_knows_what_a_literal_is(text, value):
    assert evaluate(f"$env:AWS_PROFILE = {text};\n", {}) == {"AWS_PROFILE": value}


@pytest.mark.parametrize("text", ["'a'; b '", "'a\u2019; b; \u2019'", "'a' + 'b'", '"a"', '"$(a)"', "a", "'a", "(a)", "'a'.b()"])
def test_the_reading_of_this_file_takes_nothing_else_for_one(text):
    with pytest.raises(AssertionError):
        evaluate(f"$env:AWS_PROFILE = {text};\n", {})


def test_names_of_every_kind_are_one_literal_each_and_nothing_runs(tmp_path, run_seed):
    random = Random(f"{run_seed} powershell")
    names = sorted({*NAMES, *(random_name(random) for _ in range(200))})
    home = home_of(names, tmp_path / "home")
    for name in names:
        done = program.run("export", "--shell", "powershell", "--", name, home=home)
        assert done.returncode == 0, (name, done.stderr)
        wanted = {"AWS_PROFILE": name, "AWS_REGION": "eu-west-1", "AWS_DEFAULT_REGION": "eu-west-1"}
        assert evaluate(done.stdout.decode(), STALE) == wanted, f"AWSPROF_SEED={run_seed}"


@pytest.mark.parametrize(
    ("words", "wanted"),
    [("export dev --no-region", {"AWS_PROFILE": "dev"}), ("export nowhere", {"AWS_PROFILE": "nowhere"}), ("unset", {})],
)
def test_afterwards_there_are_exactly_the_variables_that_were_meant(words, wanted, home):
    done = program.run(*words.split(), "--shell", "powershell", home=home("everyday"))
    assert evaluate(done.stdout.decode(), STALE) == wanted


@pytest.mark.parametrize("options", [[], ["--no-binding"], ["--name", "be"], ["--name", "aws-be", "--no-binding"]], ids=lambda words: " ".join(words) or "plain")
def test_the_script_is_of_the_language_and_runs_no_other_program(options, home):
    text = program.run("init", "powershell", *options, home=home("everyday")).stdout.decode()
    root = parse(text)
    assert faults(root, text) == []
    function = options[options.index("--name") + 1] if "--name" in options else "awsp"
    functions = [text_of(part, text) for part in walk(root) if part.type == "function_name"]
    assert functions == [f"global:{function}"]
    called = {text_of(part, text) for part in walk(root) if part.type in ("command_name", "command_name_expr")}
    cmdlets = {name for name in called if re.fullmatch(r"[A-Z][A-Za-z]+-[A-Z]\w+", name)}
    assert called - cmdlets - {function} == {"awsprof"}


def test_what_is_splatted_is_a_list_from_the_beginning(home):
    """`@x` of a variable that holds one string gives its letters, one argument each; `if` and `|` make one string of a list of one."""
    text = program.run("init", "powershell", home=home("everyday")).stdout.decode()
    splatted = set(re.findall(r"(?<=[ ])@(\w+)\b", text)) - {"args"}
    assert splatted
    for name in splatted:
        first = re.search(rf"\${name} = (..)", text)
        assert first and first[1] == "@(", name
