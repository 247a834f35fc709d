"""Plain likenesses of sentences that the matching is measured beside."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing.evaluation.baselines import containment
from framing.evaluation.encoder_likeness import FOLDER, has_encoder

if TYPE_CHECKING:
    import pytest


def test_containment_is_the_share_of_the_shorter_ones_words() -> None:
    left = ["The ferry stops.", "The ferry stops.", "", "Rain"]
    right = ["In October the old ferry stops running.", "A ward closes.", "The ferry", "rain, rain"]
    assert containment(left, right) == [1.0, 0.0, 0.0, 1.0]


def test_no_encoder_is_looked_for_unless_one_is_named(
    monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    monkeypatch.delenv(FOLDER, raising=False)
    assert not has_encoder()
    monkeypatch.setenv(FOLDER, str(tmp_path_factory.mktemp("no encoder")))
    assert not has_encoder()
