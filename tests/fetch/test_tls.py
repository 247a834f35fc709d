"""Secure connections: to the checked address, under the name that was asked for."""

from __future__ import annotations

import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest
from helpers.web import Web, serving

from framing.errors import ArticleError
from framing.fetch import connections, fetch

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

OPENSSL = shutil.which("openssl")
pytestmark = pytest.mark.skipif(not OPENSSL, reason="openssl is not installed")


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a certificate for ``news.example`` that signs itself, with its key."""
    folder = tmp_path_factory.mktemp("tls")
    command = ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256"]
    command += ["-nodes", "-days", "2", "-subj", "/CN=news.example", "-keyout", "key.pem"]
    command += ["-addext", "subjectAltName=DNS:news.example", "-out", "certificate.pem"]
    subprocess.run(command, cwd=folder, check=True, capture_output=True)
    both = folder / "both.pem"
    both.write_text((folder / "key.pem").read_text() + (folder / "certificate.pem").read_text())
    return both


@pytest.fixture
def web(certificate: Path) -> Iterator[Web]:
    connections.tls_context.cache_clear()
    with serving(str(certificate)) as web:
        web.put("/a", "text", "text/plain")
        yield web
    connections.tls_context.cache_clear()


def test_a_trusted_site_is_read_under_its_name(
    web: Web, certificate: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    assert fetch("https://news.example/a", network=web.network()).data == b"text"
    with pytest.raises(ArticleError, match=r"certificate does not hold.*other\.example"):
        fetch("https://other.example/a", network=web.network())


def test_a_site_that_nobody_vouches_for_is_not_read(web: Web) -> None:
    with pytest.raises(ArticleError, match="certificate does not hold"):
        fetch("https://news.example/a", network=web.network())
    assert web.asked == []


def test_a_site_without_a_secure_connection_is_said_to_have_none() -> None:
    with serving() as plain, pytest.raises(ArticleError, match="no secure connection"):
        fetch("https://news.example/a", network=plain.network())
