"""English only: other languages are named, and nothing short or mixed is refused wrongly."""

from __future__ import annotations

import subprocess
import sys

import pytest

from framing.errors import ArticleError
from framing.ingest import article_from_bytes, article_from_text, version_from_text

GERMAN = (
    "Am Montag wurde im Hafen ein neuer Kran eröffnet, berichtete der Hafenbote. Er hebt neunzig "
    "Tonnen, sagte die Bürgermeisterin. Zwei Männer wurden beim Bau verletzt, und die Polizei "
    "ermittelt nun."
)
OTHERS = {
    "German": GERMAN,
    "French": (
        "Une nouvelle grue a été inaugurée lundi dans le port, selon le journal. Elle soulève "
        "quatre-vingt-dix tonnes, a dit la maire. Deux hommes ont été blessés pendant les travaux."
    ),
    "Dutch": (
        "Maandag is in de haven een nieuwe kraan geopend, meldde de krant. Hij tilt negentig ton, "
        "zei de burgemeester. Twee mannen raakten gewond tijdens de bouw van de kraan."
    ),
    "Spanish": (
        "El puerto estrenó el lunes una grúa nueva, según informó el periódico. Levanta noventa "
        "toneladas, dijo la alcaldesa. Dos hombres resultaron heridos durante las obras."
    ),
    "Russian": (
        "Вчера в порту открыли новый кран, сообщила газета. Он поднимает девяносто тонн, "
        "сказала мэр города. Двое мужчин пострадали во время строительства."
    ),
    "Chinese": (
        "据报道港口周一启用了一台新的起重机。市长说它可以吊起九十吨的货物。建造期间有两名工人受伤。"
        "警方正在调查事故的原因。港口管理局没有回应置评请求。工人们说他们早就警告过这种危险。"
    ),
}
ENGLISH = (
    "The harbour opened a new crane on Monday, the Gazette reported. It lifts ninety tonnes, said "
    "the mayor. Two men were hurt while it was being built, and the police are looking into it."
)


@pytest.mark.parametrize("language", OTHERS)
def test_another_language_is_refused_by_name(language: str) -> None:
    with pytest.raises(ArticleError, match=rf"^crane\.txt: in {language}, .* English only"):
        article_from_bytes(OTHERS[language].encode(), "crane.txt")
    with pytest.raises(ArticleError, match=rf"^Gazette: in {language}"):
        article_from_text(OTHERS[language], "Gazette")
    assert version_from_text(OTHERS[language], "Gazette").text


PASSING = {
    "a heading": "Neuer Kran im Hafen\n\nEr hebt neunzig Tonnen.",
    "a sentence": "Cranes lift.",
    "names": (
        "Xi Jinping, Angela Merkel, Tim Cook, Satya Nadella, Elon Musk, Jensen Huang, Lisa Su, "
        "Sundar Pichai, Jack Ma, Emmanuel Macron, Luiz Inácio Lula da Silva, Claudia Sheinbaum"
    ),
    "headlines": (
        "Crane opens\nMayor resigns\nPolice chief quits\nDocks reopen Friday\nStorm hits coast\n"
        "Ferries cancelled\nSchools closed\nTeachers strike\nMarket falls\nBanks raise rates"
    ),
    "Scots": (
        "The heid o the cooncil said on Monday that the brig wad be steekit for nine weeks, an "
        "that fowk maun gang the lang wey roon til the simmer is ower, but naebody kens."
    ),
    "a quotation": f"{ENGLISH}\n\n“Das ist ein großer Tag für unsere Stadt”, she said.",
    "clubs": (
        "Real Madrid beat Bayern München and Paris Saint-Germain drew with Borussia Dortmund in "
        "Gelsenkirchen on Tuesday, while Internazionale lost to Feyenoord Rotterdam."
    ),
}


@pytest.mark.parametrize("name", PASSING)
def test_what_is_english_or_tells_nothing_passes_without_a_word(name: str) -> None:
    assert article_from_bytes(PASSING[name].encode(), "crane.txt").warnings == ()


def test_other_letters_tell_enough_when_several_languages_have_them() -> None:
    text = "港口周一启用了新的起重机。报纸星期五报道说。市长没有回应。" * 4
    with pytest.raises(ArticleError, match=r"^crane\.txt: in Chinese"):
        article_from_bytes(text.encode(), "crane.txt")


def test_a_mixed_article_is_warned_about() -> None:
    text = f"{ENGLISH}\n\n{GERMAN}\n\n{ENGLISH}\n\n{ENGLISH}"
    read = article_from_bytes(text.encode(), "crane.txt")
    assert read.warnings == (
        "crane.txt: 1 paragraph in German is read as if in English; take it out",
    )
    assert read.version.text == text


def test_the_detector_is_not_loaded_for_english() -> None:
    program = (
        "import sys; from framing.ingest import article_from_bytes\n"
        f"article_from_bytes({ENGLISH.encode()!r}, 'a.txt')\n"
        "heavy = ('numpy', 'py3langid', 'ftfy', 'pypdf', 'lxml', 'trafilatura')\n"
        "print([name for name in heavy if name in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"
