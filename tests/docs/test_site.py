"""The site builds with nothing amiss, without a network, and loads nothing from elsewhere."""

from __future__ import annotations

import importlib.util
import os
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path

import pytest

import framing

ROOT = Path(__file__).parents[2]
FETCHED = {"src", "srcset", "poster", "data"}
# A web page that tries to reach for anything fails here: nobody answers at this address.
NO_NETWORK = dict.fromkeys(("http_proxy", "https_proxy", "all_proxy"), "http://127.0.0.1:9")

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(
        importlib.util.find_spec("mkdocs") is None, reason="the extra docs is not installed"
    ),
]


class Loaded(HTMLParser):
    """What a page makes the browser fetch by itself."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.addresses: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name in FETCHED or (tag == "link" and name == "href"):
                self.addresses.append(value or "")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("docs") / "site"
    built = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(folder)],
        check=False,
        capture_output=True,
        text=True,
        cwd=ROOT,
        env=os.environ | NO_NETWORK | {"PYTHONPATH": str(ROOT)},
    )
    assert built.returncode == 0, built.stderr
    return folder


def test_no_page_loads_anything_from_elsewhere(site: Path) -> None:
    pages = sorted(site.rglob("*.html"))
    assert len(pages) > 20
    for page in pages:
        text = page.read_text("utf-8")
        addresses = Loaded(text).addresses
        assert not [one for one in addresses if "//" in one], page.name
        # The theme's script would fetch the drawer of these from another host.
        assert 'class="mermaid"' not in text


def test_the_api_page_says_what_public_names_are_and_what_their_fields_mean(site: Path) -> None:
    text = (site / "api.html").read_text("utf-8")
    names = [name for name in dir(framing) if not name.startswith("_")]
    public = [name for name in names if is_ours(getattr(framing, name))]
    assert len(public) > 15
    for name in public:
        assert f'id="framing.{name}"' in text or f'id="framing.errors.{name}"' in text
    assert "Lower end of the 95 % interval" in text


def is_ours(value: object) -> bool:
    return getattr(value, "__module__", "").startswith("framing")
