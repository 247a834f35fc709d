"""Importing the package and asking for help must come at once."""

from __future__ import annotations

import subprocess
import sys

import pytest

import framing

HEAVY = {"altair", "numpy", "pandas", "rich", "scipy", "sklearn", "streamlit"}
HEAVY |= {"lxml", "nupunkt", "textstat", "trafilatura", "vaderSentiment"}


def loaded_by(code: str) -> set[str]:
    """Return the top-level modules that a fresh interpreter has loaded after ``code``."""
    report = "import sys; print(*{name.split('.')[0] for name in sys.modules}, file=sys.stderr)"
    run = subprocess.run(
        [sys.executable, "-c", f"{code}\n{report}"], check=True, capture_output=True, text=True
    )
    return set(run.stderr.split())


@pytest.mark.parametrize(
    "code",
    [
        "import framing",
        "import framing; framing.Comparison",
        "from framing.cli import main; main(['--help'])",
        "from framing.cli import main; main(['compare', '--help'])",
        "from framing.cli import main; main(['compare', 'no/such/folder'])",
        "import framing.report",
    ],
)
def test_loads_nothing_heavy(code: str) -> None:
    assert not loaded_by(code) & HEAVY


def test_the_package_loads_without_the_command_line() -> None:
    assert "typer" not in loaded_by("import framing; framing.Story")


def test_comparing_needs_neither_the_app_nor_the_slow_libraries() -> None:
    code = "from framing.cli import main; main(['compare', 'sample'])"
    unneeded = {"streamlit", "altair", "pydeck", "pandas", "scipy", "sklearn", "trafilatura"}
    assert not loaded_by(code) & unneeded


@pytest.mark.parametrize("name", [name for name in dir(framing) if not name.startswith("_")])
def test_every_public_name_is_there(name: str) -> None:
    assert getattr(framing, name) is not None


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'bias'"):
        framing.bias  # noqa: B018 - reading it is the test


def test_help_loads_no_step_of_the_analysis() -> None:
    report = "import sys; print(*sys.modules, file=sys.stderr)"
    code = f"from framing.cli import main; main(['--help'])\n{report}"
    run = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    rooms = {name.split(".")[1] for name in run.stderr.split() if name.startswith("framing.")}
    assert not rooms & {"pipeline", "facts", "shifts", "statistics", "cues", "attribution"}
