"""UIMA CAS XMI with its type system, for INCEpTION and other UIMA tools.

An XMI file for each version in a folder for each coder, and one type system; written and read by
dkpro-cassis, which counts in UTF-16 units as UIMA does. A kind of code is a layer of its own.
"""

from __future__ import annotations

import io
import warnings
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

from framing.errors import StoryError
from framing.exchange.coder_folders import check_apart, coder_folder, coder_of
from framing.exchange.codes import (
    FACT,
    Code,
    all_codes,
    code_named,
    kinds_of_facts,
    kinds_of_words,
    values_of_kinds,
)
from framing.exchange.formats import needed
from framing.exchange.project import CodedText, ReadCoding, mark_of
from framing.exchange.safe_xml import for_xml, xml_tree
from framing.ingest.cleaning import printable

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from framing.exchange.project import Coding, Document, Project

_LIBRARY, _EXTRA = "cassis", "exchange"
_LAYERS = "framing."
_SYSTEM = "TypeSystem.xml"
_SENTENCE = "de.tudarmstadt.ukp.dkpro.core.api.segmentation.type.Sentence"
_ANNOTATION = "uima.tcas.Annotation"
_STRING = "uima.cas.String"
_VALUE, _FACT, _NOTE, _MARK = "value", "fact", "note", "mark"
_STANDARD = ("uima.", "de.tudarmstadt.ukp.", "org.dkpro.")


def write(project: Project) -> dict[str, bytes]:
    """Return the files of every coder, and the type system.

    Raises:
        FramingError: dkpro-cassis is not installed.
        OutputError: Two coders are of one name but for capitals.
    """
    check_apart(project.coders())
    cassis = needed(_LIBRARY, _EXTRA)
    system = _type_system(cassis, project)
    files = {_SYSTEM: system.to_xml().encode()}
    for coder in (None, *project.coders()):
        folder = coder_folder(coder)
        for document in project.documents:
            codings = document.by_coder().get(coder, ())
            cas = _cas(cassis, system, document, codings)
            files[f"{folder}/{document.name}.xmi"] = cas.to_xmi().encode()
    return files


def read(files: Mapping[str, bytes]) -> list[CodedText]:
    """Return the texts with the annotations of our layers.

    Raises:
        FramingError: dkpro-cassis is not installed.
        StoryError: A file is no CAS, or its type system is missing.
    """
    cassis = needed(_LIBRARY, _EXTRA)
    documents = [name for name in files if name.lower().endswith(".xmi")]
    if not documents:
        first = printable(next(iter(files), "")) or "nothing"
        raise StoryError(
            f"no .xmi file in what was given ({first} is there); "
            "export the annotations as UIMA CAS XMI 1.0"
        )
    return [_text(cassis, name, files) for name in documents]


def _layer(kind: str) -> str:
    return _LAYERS + "".join(word.capitalize() for word in kind.split("_"))


def _type_system(cassis: Any, project: Project) -> Any:
    """Return the type system: sentences as DKPro Core has them, and a layer for each kind."""
    system = cassis.TypeSystem()
    sentence = system.create_type(name=_SENTENCE, supertypeName=_ANNOTATION)
    system.create_feature(domainType=sentence, name="id", rangeType=_STRING)
    for kind in dict.fromkeys(code.kind for code in all_codes(project.codes(), project.facts)):
        layer = system.create_type(name=_layer(kind), supertypeName=_ANNOTATION)
        for feature in (_VALUE, _FACT, _NOTE, _MARK):
            system.create_feature(domainType=layer, name=feature, rangeType=_STRING)
    return system


def _cas(cassis: Any, system: Any, document: Document, codings: tuple[Coding, ...]) -> Any:
    cas = cassis.Cas(typesystem=system)
    cas.sofa_string = for_xml(document.text)
    cas.sofa_mime = "text/plain"
    sentence = system.get_type(_SENTENCE)
    for row in document.sentences:
        cas.add(sentence(begin=row.start, end=row.end))
    for coding in codings:
        code = coding.code
        features = {_VALUE: code.value, _FACT: code.fact, _NOTE: for_xml(coding.note_in_tools)}
        if coding.by_program:
            features[_MARK] = mark_of(code.name(), coding.start, coding.end)
        said = {name: value for name, value in features.items() if value}
        cas.add(system.get_type(_layer(code.kind))(begin=coding.start, end=coding.end, **said))
    return cas


def _text(cassis: Any, name: str, files: Mapping[str, bytes]) -> CodedText:
    system = _system_of(cassis, name, files)
    # The library's own reading is left to well-formed documents without entities.
    xml_tree(files[name], name)
    try:
        with warnings.catch_warnings():
            # Layers that a type system lacks are not ours.
            warnings.simplefilter("ignore")
            cas = cassis.load_cas_from_xmi(io.BytesIO(files[name]), system, lenient=True)
            text = str(cas.sofa_string or "")
            codings = tuple(_codings(cas, text, name))
    except StoryError:
        raise
    except Exception as error:  # noqa: BLE001 - the library raises what comes up
        raise StoryError(
            f"{printable(name)}: cannot be read as UIMA CAS XMI ({type(error).__name__}); export "
            "it again as UIMA CAS XMI 1.0"
        ) from None
    return CodedText(PurePosixPath(name).stem, text, codings)


def _system_of(cassis: Any, name: str, files: Mapping[str, bytes]) -> Any:
    """Return the type system nearest to a file: in its folder, or in one above it."""
    for folder in PurePosixPath(name).parents:
        path = str(folder / _SYSTEM)
        if path in files:
            xml_tree(files[path], path)
            try:
                return cassis.load_typesystem(io.BytesIO(files[path]))
            except Exception as error:  # noqa: BLE001 - the library raises what comes up
                raise StoryError(
                    f"{printable(path)}: no UIMA type system ({type(error).__name__}); export it "
                    "again"
                ) from None
    raise StoryError(f"{printable(name)}: no {_SYSTEM} beside it or above it; bring both")


def _codings(cas: Any, text: str, name: str) -> Iterator[ReadCoding]:
    kinds = {_layer(kind): kind for kind in _kinds()}
    for annotation in cas.select_all_annotations():
        layer = annotation.type.name
        if layer.startswith(_STANDARD):
            continue
        start, end = annotation.begin, annotation.end
        code = (
            _name(kinds[layer], annotation)
            if layer in kinds
            else f"{layer}: {_first_string(annotation)}"
        )
        if not (start is not None and end is not None and 0 <= start < end <= len(text)):
            raise StoryError(
                f"{printable(name)}: {printable(code, 60)} at {start} to {end} lies outside of the "
                "text; export it again"
            )
        known = code_named(code)
        mark = mark_of(known.name() if known else code, start, end)
        yield ReadCoding(
            start,
            end,
            code,
            coder=coder_of(name),
            note=_feature(annotation, _NOTE),
            untouched=_feature(annotation, _MARK) == mark,
        )


def _kinds() -> Iterator[str]:
    yield from dict.fromkeys((*values_of_kinds(), *kinds_of_facts(), *kinds_of_words(), FACT))


def _name(kind: str, annotation: Any) -> str:
    return Code(kind, _feature(annotation, _VALUE), _feature(annotation, _FACT)).name()


def _feature(annotation: Any, name: str) -> str:
    value = getattr(annotation, name, None)
    return value.strip() if isinstance(value, str) else ""


def _first_string(annotation: Any) -> str:
    named = (one.name for one in annotation.type.all_features)
    return next((said for name in named if (said := _feature(annotation, name))), "")
