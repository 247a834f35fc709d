"""Who does what to whom, for how many, why, and which way."""

from __future__ import annotations

import pytest

from framing.evaluation.shift_pairs import wording
from framing.shifts import differences

# Kinds that are claimed, then the two wordings.
SHIFTS = [
    ("actor", "Toyota will supply batteries to Mazda.", "Mazda will supply batteries to Toyota."),
    ("actor", "The patient sued the surgeon.", "The surgeon sued the patient."),
    (
        "actor",
        "The teachers blamed the ministry for the late exam papers.",
        "The teachers were blamed by the ministry for the late exam papers.",
    ),
    (
        "actor",
        "Researchers at Lund University built the sensor.",
        "The sensor was built by a team at Aarhus University.",
    ),
    (
        "actor",
        "Prosecutors appealed against the ruling.",
        "The defendant appealed against the ruling.",
    ),
    ("scope", "The ban covers three provinces.", "The ban covers the whole country."),
    ("scope", "The tax applies to second homes.", "The tax applies to all homes."),
    ("scope", "Farmers in Bavaria are affected.", "Farmers throughout Germany are affected."),
    ("scope", "Only members may vote.", "Members and guests may vote."),
    ("scope", "Many of the seats are still unsold.", "Only a few seats are still unsold."),
    ("scope", "The recall covers two batches of the spray.", "The recall covers all of the spray."),
    ("scope", "Volta will pool its data.", "Volta, Renat and Skoll will pool their data."),
    ("direction", "Exports of steel doubled in March.", "Exports of steel halved in March."),
    ("direction", "The road is safe to use, police say.", "The road is unsafe to use, police say."),
    ("direction", "The drought has eased in the south.", "The drought has worsened in the south."),
    (
        "relation",
        "The ice melted because the sea grew warmer.",
        "The sea grew warmer because the ice melted.",
    ),
    ("relation", "The coach resigned after the defeat.", "The coach resigned over the defeat."),
]
SAME = [
    ("The ferry firm sued the shipyard.", "The shipyard is being sued by the ferry firm."),
    (
        "The council dropped its objection to the bridge.",
        "The council no longer objects to the bridge.",
    ),
    ("The court acquitted the banker.", "The banker was found not guilty by the court."),
    ("Police arrested the man who had robbed the bank.", "The bank robber was caught by police."),
    ("Rescuers found nobody alive.", "Everyone was dead when rescuers arrived."),
    ("Fewer than one in five sleeps enough.", "More than four in five sleep too little."),
    ("Cyclists will be allowed on it, but cars will not.", "It will be off limits to cars."),
    ("The champion lost for the first time.", "It was the champion's first defeat."),
    ("A driver was killed when a tree fell on his van.", "A falling tree killed a van driver."),
    (
        "The singer left to look after her father.",
        "The singer left in order to care for her father.",
    ),
    ("Everyone over 60 will be offered a test.", "The test is for all those older than 60."),
    ("The whole village was evacuated.", "Everyone in the village had to leave."),
    ("The prince met the envoy.", "The envoy met the prince."),
    ("The museum lent the gallery a vase.", "The gallery borrowed a vase from the museum."),
    (
        "The line stays shut until the bridge is mended.",
        "No trains will run before the bridge is mended.",
    ),
]


def claimed(one: str, other: str) -> set[str]:
    return {
        found.kind
        for found in differences(wording(one, None, "one"), wording(other, None, "other"), None)
    }


@pytest.mark.parametrize(("kind", "one", "other"), SHIFTS)
def test_a_shift_is_seen_from_either_side_and_nothing_else(kind: str, one: str, other: str) -> None:
    assert claimed(one, other) == {kind}
    assert kind in claimed(other, one)


@pytest.mark.parametrize(("one", "other"), SAME)
def test_another_voice_or_order_is_no_shift(one: str, other: str) -> None:
    assert claimed(one, other) == set()
    assert claimed(other, one) == set()
