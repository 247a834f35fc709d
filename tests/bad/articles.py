"""Articles that cannot be read, or only with a warning."""

from __future__ import annotations

import os
import zipfile
from io import BytesIO
from typing import TYPE_CHECKING

from bad.case import LAMP, STORY, THIRD, Case, score

if TYPE_CHECKING:
    from pathlib import Path

GERMAN = """Das Lampenwerk in Ostrow schließt im Mai eine seiner beiden Hallen. Rund 140 der 600
Beschäftigten sollen in die andere Halle wechseln, wie die Zeitung am Freitag berichtete. Die Stadt
hat die Eigentümer um ein Gespräch gebeten, bisher aber noch keine Antwort erhalten."""
CHINESE = "奥斯特罗的灯具厂将于五月关闭两个车间中的一个。报纸星期五报道说。"
FRENCH = """L'usine de lampes d'Ostrow fermera en mai l'un de ses deux ateliers. Environ 140 de ses
600 ouvriers iront dans l'autre atelier, a écrit le journal vendredi. La ville a demandé aux
propriétaires un entretien, mais elle n'a pas encore reçu de réponse."""
ZERO_WIDTH = THIRD.replace("reports", "re\u200bports").replace("people", "peo\u200dple")
BIDI = THIRD.replace("140", "\u202e041\u202c")
MOJIBAKE = (
    THIRD.replace("she had", "she hadn\u2019t (the café\u2019s owner had)")
    .encode()
    .decode("cp1252")
    .encode()
)
ENTITIES = (
    '<?xml version="1.0"?><!DOCTYPE bomb [<!ENTITY a "lamp">{}]>'
    "<html><body><p>&j;</p></body></html>"
).format(
    "".join(
        f'<!ENTITY {name} "{10 * f"&{before};"}">'
        for before, name in zip("abcdefghi", "bcdefghij", strict=True)
    )
)


def _word(parts: dict[str, bytes]) -> bytes:
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in parts.items():
            packed.writestr(name, content)
    return file.getvalue()


def _xml(text: str) -> bytes:
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    return (
        f'<?xml version="1.0"?><w:document xmlns:w="{space}"><w:body><w:p><w:r><w:t>{text}'
        "</w:t></w:r></w:p></w:body></w:document>"
    ).encode()


def _pdf(stream: bytes = b"", *, extra: bytes = b"") -> bytes:
    """A page with a content stream and nothing else."""
    parts = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 300]/Contents 4 0 R>>",
        b"<</Length %d%s>>stream\n%s\nendstream" % (len(stream), extra, stream),
    ]
    made, places = b"%PDF-1.4\n", []
    for number, part in enumerate(parts, 1):
        places.append(len(made))
        made += b"%d 0 obj%sendobj\n" % (number, part)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    start = len(made)
    made += b"xref\n0 5\n0000000000 65535 f \n" + table
    return made + b"trailer<</Size 5/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % start


def _broken_link(folder: Path) -> None:
    (folder / "gone.txt").symlink_to(folder / "nowhere.txt")


def _folder(folder: Path) -> None:
    (folder / "article.txt").mkdir()


def _zip_bomb(folder: Path) -> None:
    (folder / "draft.docx").write_bytes(_word({"word/document.xml": b" " * 300_000_000}))


def _unreadable(folder: Path) -> None:
    # A pipe that nobody fills: reading it would wait for ever.
    os.mkfifo(folder / "pipe.txt")


CASES = [
    Case("a file that is not there", ("score", "no.txt", "--against", "story"), STORY),
    Case(
        "a link to nothing", ("score", "gone.txt", "--against", "story"), STORY, make=_broken_link
    ),
    Case("a folder", ("score", "article.txt", "--against", "story"), STORY, make=_folder),
    Case("a named pipe", ("score", "pipe.txt", "--against", "story"), STORY, make=_unreadable),
    score("an empty file", "empty.txt", ""),
    score("white space only", "blank.txt", " \n\t\n"),
    score("marks only", "marks.txt", "... --- !!!\n"),
    score("a suffix that is not read", "article.xyz", LAMP),
    score("random bytes", "noise.txt", bytes(range(256)) * 40),
    score("NUL bytes among words", "nul.txt", THIRD.replace(" ", "\0")),
    score("a picture called .txt", "photo.txt", b"\x89PNG\r\n\x1a\n" + bytes(500)),
    score("a PDF called .txt", "scan.txt", _pdf()),
    score(
        "a Word file called .txt", "draft.txt", _word({"word/document.xml": _xml(LAMP)}), status=0
    ),
    score("rich text called .txt", "note.txt", r"{\rtf1\ansi The works closes a hall.}"),
    score("UTF-16 without a mark", "wide.txt", THIRD.encode("utf-16-le"), status=0),
    score("German", "german.txt", GERMAN),
    score("Chinese", "chinese.txt", CHINESE * 4),
    score("half French", "half.txt", f"{LAMP}\n\n{FRENCH}", status=0),
    score("over 5 MB", "long.txt", LAMP * 20_000),
    score("over 5,000 sentences", "many.txt", "The hall shuts in May. " * 5_001),
    score("1 MB without a space", "solid.txt", "lamps" * 200_000, status=0),
    score("words split by invisible characters", "zero.txt", ZERO_WIDTH, status=0),
    score("words turned round by direction marks", "bidi.txt", BIDI, status=0),
    score("UTF-8 read as Windows-1252 and saved", "mojibake.txt", MOJIBAKE, status=0),
    score(
        "a page without an article", "menu.html", "<nav><a href=/>Home</a><a href=/a>A</a></nav>"
    ),
    score("a page of scripts", "app.html", "<script>document.write('lamps')</script>" * 50),
    score("a page cut off in a tag", "cut.html", "<html><body><p"),
    score("10,000 nested tags", "deep.html", "<div>" * 10_000 + THIRD),
    score("entities that blow up", "bomb.html", ENTITIES),
    score("a Word file that is no zip", "draft.docx", b"not a zip at all"),
    score("a Word file cut short", "draft.docx", _word({"word/document.xml": _xml(LAMP)})[:200]),
    score("a zip without a document", "draft.docx", _word({"readme.txt": b"hello"})),
    score("a Word file without words", "draft.docx", _word({"word/document.xml": _xml("")})),
    score("a Word file of broken XML", "draft.docx", _word({"word/document.xml": b"<w:document"})),
    score(
        "a Word file with entities",
        "draft.docx",
        _word({"word/document.xml": ENTITIES.encode()}),
    ),
    Case("a zip bomb", ("score", "draft.docx", "--against", "story"), STORY, make=_zip_bomb),
    score("a PDF cut short", "paper.pdf", _pdf(b"BT (lamps) Tj ET")[:120]),
    score("a PDF of pictures only", "paper.pdf", _pdf()),
    score("a PDF that is none", "paper.pdf", b"<html><p>Not found</p></html>"),
    Case("nothing on standard input", ("score", "-", "--against", "story"), STORY),
    Case(
        "bytes on standard input",
        ("score", "-", "--against", "story"),
        STORY,
        piped=bytes(range(256)) * 40,
    ),
    Case(
        "the outlet of a version again",
        ("score", "third.txt", "--against", "story", "--outlet", "post"),
        {**STORY, "third.txt": THIRD},
    ),
    Case(
        "an empty outlet",
        ("score", "third.txt", "--against", "story", "--outlet", " "),
        {**STORY, "third.txt": THIRD},
    ),
]
