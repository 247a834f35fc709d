"""What the README shows is what the commands in it print."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SERVES_OR_INSTALLS = re.compile(r"make (run|test|clean)|framing app|pip |git |python3? -m venv|cd ")
REST = "..."
"""A line that stands for any number of lines."""


def examples() -> list[tuple[str, list[str]]]:
    """Return every command of the README's console blocks with the lines shown below it."""
    outputs: list[tuple[str, list[str]]] = []
    readme = (ROOT / "README.md").read_text("utf-8")
    for block in re.findall(r"^```console\n(.*?)^```", readme, re.MULTILINE | re.DOTALL):
        for line in block.splitlines():
            if line.startswith("$ "):
                outputs.append((line.removeprefix("$ "), []))
            else:
                outputs[-1][1].append(line.rstrip())
    return [example for example in outputs if not SERVES_OR_INSTALLS.match(example[0])]


def run(command: str) -> tuple[list[str], list[str]]:
    """Run a command as a user does in the checkout; return its output, without and with errors."""
    folder = Path(sys.executable).parent
    outer = {"MAKEFLAGS", "MAKELEVEL", "MFLAGS", "FORCE_COLOR", "COLUMNS"}
    environment = {key: value for key, value in os.environ.items() if key not in outer}
    environment["PATH"] = f"{folder}{os.pathsep}{os.environ['PATH']}"
    # What is installed is what these tests run in: nothing is installed again.
    installed = f"make -o {folder.parent}/.installed VENV={folder.parent}"
    done = subprocess.run(
        ["bash", "-c", re.sub(r"^make\b", installed, command)],
        check=False,
        capture_output=True,
        text=True,
        cwd=ROOT,
        env=environment,
    )
    assert done.returncode in {0, 1}, done.stderr
    output = [line.rstrip() for line in done.stdout.splitlines()]
    return output, [line.rstrip() for line in done.stderr.splitlines()] + output


def shows(expected: list[str], output: list[str]) -> bool:
    """Tell whether ``output`` is what is shown, with ``...`` for any number of lines."""
    pattern = "".join(
        "(?:.*\n)*?" if line.strip() == REST else re.escape(line) + "\n" for line in expected
    )
    return re.fullmatch(pattern, "".join(line + "\n" for line in output)) is not None


@pytest.mark.slow
def test_the_readme_shows_what_its_commands_print() -> None:
    # One test, not one a command: the commands write to the same folder.
    for command, expected in examples():
        output, with_errors = run(command)
        if not (shows(expected, output) or shows(expected, with_errors)):
            shown = "\n".join(with_errors)
            pytest.fail(f"$ {command}\nprints:\n{shown}\nand not what the README shows")


@pytest.mark.parametrize(
    ("expected", "output", "same"),
    [
        (["a", "..."], ["a", "b", "c"], True),
        (["...", "c"], ["a", "b", "c"], True),
        (["a", "...", "c"], ["a", "c"], True),
        (["a"], ["a", "b"], False),
        (["a.c"], ["abc"], False),
        ([], [], True),
    ],
)
def test_an_ellipsis_stands_for_any_number_of_lines(
    expected: list[str], output: list[str], *, same: bool
) -> None:
    assert shows(expected, output) is same
