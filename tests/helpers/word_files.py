"""Word files made by hand: an archive with just the parts that a test needs."""

from __future__ import annotations

import io
import zipfile

_NAMES = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
STYLES = f"""<?xml version="1.0" encoding="UTF-8"?><w:styles {_NAMES}>
<w:style w:type="paragraph" w:styleId="a1"><w:name w:val="Title"/></w:style>
<w:style w:type="paragraph" w:styleId="a2"><w:name w:val="heading 1"/></w:style>
<w:style w:type="paragraph" w:styleId="a3"><w:name w:val="List Bullet"/></w:style></w:styles>"""
_CORE = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
CORE = f"""<?xml version="1.0"?><cp:coreProperties xmlns:cp="{_CORE}"
xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:creator>Ines Kallio</dc:creator></cp:coreProperties>"""


def word(body: str, **parts: str) -> bytes:
    """Return a .docx with this XML as its body; ``parts`` replace or add others by their stem."""
    document = f'<?xml version="1.0"?><w:document {_NAMES}><w:body>{body}</w:body></w:document>'
    return archive(
        {
            "word/document.xml": parts.get("document", document),
            "word/styles.xml": parts.get("styles", STYLES),
            "docProps/core.xml": parts.get("core", CORE),
        }
    )


def archive(parts: dict[str, str]) -> bytes:
    """Return a ZIP archive of these parts."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as file:
        for name, text in parts.items():
            file.writestr(name, text)
    return data.getvalue()


def paragraph(text: str, style: str = "", runs: str = "") -> str:
    """Return the XML of a paragraph; ``runs`` are the properties of its letters."""
    properties = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return (
        f"<w:p>{properties}<w:r><w:rPr>{runs}</w:rPr>"
        f'<w:t xml:space="preserve">{text}</w:t></w:r></w:p>'
    )
