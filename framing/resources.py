"""What ships beside the code, inside an installed package or in the checkout, and its version."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from framing.errors import FramingError, StoryError

_PACKAGE = Path(__file__).parent
DISTRIBUTION = "framing-compare"
_SAMPLE = "china-ai-silicon-valley"


def sample_story() -> Path:
    """Return the folder of the sample story that ships with the program.

    Raises:
        StoryError: The installation lacks it.
    """
    for seeds in (_PACKAGE / "_seeds", _PACKAGE.parent / "seeds"):
        if (seeds / _SAMPLE).is_dir():
            return seeds / _SAMPLE
    raise StoryError("the sample story is not part of this installation; install framing again")


def app_script() -> Path:
    """Return the script that Streamlit runs.

    Raises:
        FramingError: The installation lacks it.
    """
    for folder in (_PACKAGE / "_app", _PACKAGE.parent / "ui"):
        if (folder / "app.py").is_file():
            return folder / "app.py"
    raise FramingError("the app is not part of this installation; install framing again")


def installed_version(distribution: str = DISTRIBUTION) -> str:
    """Return the version of an installed distribution, ``unknown`` when it is not installed."""
    try:
        return version(distribution)
    except PackageNotFoundError:
        return "unknown"
