"""W3C Web Annotation (JSON-LD): an annotation for every coding, beside the texts it points into.

Data model: https://www.w3.org/TR/annotation-model/. A text is selected by its words with what
stands around them, and by positions; both count Unicode code points, as the recommendation asks.
"""

from __future__ import annotations

import hashlib
import json
import uuid
from typing import TYPE_CHECKING, Any, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Mapping

    from framing.exchange.project import Coding, Document, Project

Json: TypeAlias = dict[str, Any]

_CONTEXT = "http://www.w3.org/ns/anno.jsonld"
_AROUND = 32
"""Code points before and after a quotation: enough to tell it from the same words elsewhere."""
_NAMES = uuid.uuid5(uuid.NAMESPACE_URL, "framing/web-annotation")


def write(project: Project) -> dict[str, bytes]:
    """Return the annotations as one collection, and each version's text."""
    texts = {document.name: document for document in project.documents}
    annotations = [
        _annotation(document, coding, texts, project)
        for document in project.documents
        for coding in document.codings
    ]
    collection = {
        "@context": _CONTEXT,
        "id": _urn("collection", project.title, *(one["id"] for one in annotations)),
        "type": "AnnotationCollection",
        "label": project.title,
        "generator": {"type": "Software", "name": project.program},
        "total": len(annotations),
        "first": {
            "id": _urn("page", project.title, *(one["id"] for one in annotations)),
            "type": "AnnotationPage",
            "startIndex": 0,
            "items": annotations,
        },
    }
    text = json.dumps(collection, ensure_ascii=False, indent=1) + "\n"
    files = {"annotations.jsonld": text.encode()}
    files |= {_path(document): document.text.encode() for document in project.documents}
    return files


def _annotation(
    document: Document, coding: Coding, texts: Mapping[str, Document], project: Project
) -> Json:
    code = coding.code.name()
    bodies: list[Json] = [{"type": "TextualBody", "purpose": "classifying", "value": code}]
    statement = project.facts.get(coding.code.fact, "")
    if statement:
        bodies.append({"type": "TextualBody", "purpose": "describing", "value": statement})
    if coding.note:
        bodies.append({"type": "TextualBody", "purpose": "commenting", "value": coding.note})
    targets = [_target(document, coding.start, coding.end)]
    if coding.other is not None:
        other = coding.other
        targets.append(_target(texts[other.document], other.start, other.end))
    creator = (
        {"type": "Software", "name": project.program}
        if coding.by_program
        else {"type": "Person", "name": coding.coder}
    )
    return {
        "id": _urn(document.name, str(coding.order), str(coding.other)),
        "type": "Annotation",
        "motivation": "linking" if coding.other else "classifying",
        "creator": creator,
        "body": bodies if len(bodies) > 1 else bodies[0],
        "target": targets if len(targets) > 1 else targets[0],
    }


def _target(document: Document, start: int, end: int) -> Json:
    text = document.text
    target: Json = {
        "source": _path(document),
        "selector": [
            {
                "type": "TextQuoteSelector",
                "exact": text[start:end],
                "prefix": text[max(0, start - _AROUND) : start],
                "suffix": text[end : end + _AROUND],
            },
            {"type": "TextPositionSelector", "start": start, "end": end},
        ],
    }
    if document.url:
        target["scope"] = document.url
    return target


def _path(document: Document) -> str:
    return f"texts/{document.name}.txt"


def _urn(*parts: str) -> str:
    whole = hashlib.sha256("\n".join(parts).encode()).hexdigest()
    return f"urn:uuid:{uuid.uuid5(_NAMES, whole)}"
