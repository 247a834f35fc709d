"""The output folder: what may be written there, and whether a run in it goes on or is over.

``run.json`` stands in the folder when a run is over. Until then ``.framing-batch/run.json`` says
what the run is made from, and only a run made from the same goes on.
"""

from __future__ import annotations

import json
import shutil
import sqlite3
from contextlib import closing, contextmanager, suppress
from typing import TYPE_CHECKING, Any, Literal

from framing.batch.arrow_columns import table_columns
from framing.batch.parts import CSV, SEALS
from framing.errors import OutputError, StoryError
from framing.report.output_folder import STAGING, cannot_write, replace_file
from framing.report.run_json import PROGRAM

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

_RECORD = "run.json"
_WORK = ".framing-batch"
_LOCK = "lock"
_KIND = "batch"
_DIFFERENCES = {
    "input_sha256": "another input",
    "program": "another version of the program",
    "part_stories": "parts of another size",
    "format": "another format",
}

State = Literal["new", "unfinished", "finished"]


class RunFolder:
    """An output folder of a batch."""

    def __init__(self, folder: Path) -> None:
        """Look at ``folder``, which need not be there yet.

        Raises:
            OutputError: there is something else in it, or it is a file.
        """
        self.folder = folder
        self.work = folder / _WORK
        self._record: Mapping[str, Any]
        self.state: State
        self._read_state()

    def done(self, identity: Mapping[str, object], *, force: bool) -> Mapping[str, Any] | None:
        """Return the record of a finished run made from the same, which is left as it is.

        Raises:
            OutputError: the folder holds a run made from something else.
        """
        if force or self.state == "new":
            return None
        self._check_same(identity)
        if self.state != "finished":
            return None
        self._remove_leftovers()
        return self._record

    @contextmanager
    def run(self, identity: Mapping[str, object], *, force: bool) -> Iterator[None]:
        """Make ready for a run, and keep every other one out of the folder while it lasts.

        Raises:
            OutputError: another run is at work there, or the folder cannot be written.
        """
        try:
            self.work.mkdir(parents=True, exist_ok=True)
            # Held open as long as the process lives at most, however it ends.
            lock = sqlite3.connect(self.work / _LOCK, timeout=0, isolation_level=None)
        except (OSError, sqlite3.Error) as error:
            raise self._cannot(error) from error
        with closing(lock):
            self._take_lock(lock)
            if self._record and (force or self.state == "new"):
                self._clear()
            replace_file(self.work / _RECORD, _json({**_signature(), "made_from": identity}))
            try:
                yield
            except StoryError:
                self._remove_empty_run()
                raise

    def _take_lock(self, lock: sqlite3.Connection) -> None:
        """Take the lock, and make sure that no other run had it since the folder was looked at."""
        try:
            lock.execute("BEGIN EXCLUSIVE")
        except sqlite3.Error as error:
            if error.sqlite_errorcode & 0xFF not in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}:
                raise self._cannot(error) from None
            raise OutputError(
                f"another run is writing to {self.folder}; wait for it, or choose another folder"
            ) from None
        before = self.state, self._record
        self._read_state()
        if (self.state, self._record) != before:
            raise OutputError(
                f"another run wrote to {self.folder} meanwhile; give the command again to see what "
                "is there now"
            )
        for leftover in self.folder.glob(f".{_RECORD}{STAGING}*"):
            # Its run was killed while it sealed the whole.
            leftover.unlink(missing_ok=True)

    def _remove_leftovers(self) -> None:
        """Take away what a run left that was killed when all but that was done."""
        if not self.work.is_dir():
            return
        with (
            suppress(sqlite3.Error),
            closing(sqlite3.connect(self.work / _LOCK, timeout=0)) as lock,
        ):
            lock.execute("BEGIN EXCLUSIVE")
            shutil.rmtree(self.work, ignore_errors=True)

    def _remove_empty_run(self) -> None:
        """Leave nothing of a run whose input was no input."""
        if not next(self.work.glob(SEALS), None):
            shutil.rmtree(self.work, ignore_errors=True)
            with suppress(OSError):  # something else is in it
                self.folder.rmdir()

    def _cannot(self, error: Exception) -> OutputError:
        known = error if isinstance(error, OSError) else OSError(None, str(error))
        return cannot_write(self.folder, known)

    def finish(self, identity: Mapping[str, object], figures: Mapping[str, object]) -> None:
        """Seal the whole with its record, and take away what only the run needed."""
        replace_file(
            self.folder / _RECORD, _json({**_signature(), "made_from": identity, **figures})
        )
        shutil.rmtree(self.work, ignore_errors=True)

    def _read_state(self) -> None:
        self._record, self.state = {}, "new"
        try:
            if not self.folder.exists():
                return
            if not self.folder.is_dir():
                raise OutputError(f"{self.folder} is a file; give --out a folder")
            # Hidden files, which file managers leave everywhere, are in nobody's way.
            present = {entry.name for entry in self.folder.glob("[!.]*")}
        except OSError as error:
            raise cannot_write(self.folder, error) from error
        for path, state in ((self.work, "unfinished"), (self.folder, "finished")):
            record = _read(path / _RECORD)
            if record:
                self._record, self.state = record, state  # type: ignore[assignment]
        foreign = sorted(present - (_our_entries() if self._record else set()))
        if foreign:
            raise OutputError(
                f"{self.folder} holds something else ({foreign[0]}); choose another folder"
            )
        if self.state == "unfinished" and not next(self.work.glob(SEALS), None):
            # It came to nothing, so nothing is lost by starting over.
            self.state = "new"

    def _check_same(self, identity: Mapping[str, object]) -> None:
        made_from = self._record.get("made_from")
        before = made_from if isinstance(made_from, dict) else {}
        now = json.loads(_json(identity))
        differences = [
            words for name, words in _DIFFERENCES.items() if before.get(name) != now.get(name)
        ]
        if differences:
            what = "a finished run" if self.state == "finished" else "an unfinished run"
            raise OutputError(
                f"{self.folder} holds {what} made from {differences[0]}; choose another folder, or "
                "give --force to replace it"
            )

    def _clear(self) -> None:
        """Take an earlier run away, its record first: without it nothing in the folder counts."""
        try:
            # While it goes the folder is an unfinished run of nothing.
            replace_file(self.work / _RECORD, _json({**_signature(), "made_from": {}}))
            (self.folder / _RECORD).unlink(missing_ok=True)
            rest = [self.folder / name for name in _our_entries() - {_WORK, _RECORD}]
            for path in (*rest, *self.work.iterdir()):
                if path.is_dir():
                    shutil.rmtree(path)
                elif path.name not in {_LOCK, _RECORD}:
                    path.unlink(missing_ok=True)
        except OSError as error:
            raise cannot_write(self.folder, error) from error


def holds_run(folder: Path) -> bool:
    """Tell whether a batch wrote the folder, or is writing it."""
    return (folder / _WORK).is_dir() or bool(_read(folder / _RECORD))


def _our_entries() -> set[str]:
    return {*table_columns(), CSV, "errors.parquet", _RECORD, _WORK}


def _signature() -> Mapping[str, object]:
    return {"program": PROGRAM, "kind": _KIND}


def _read(path: Path) -> Mapping[str, Any]:
    try:
        record = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError, RecursionError):
        return {}
    ours = isinstance(record, dict) and record.items() >= _signature().items()
    return record if ours else {}


def _json(value: Mapping[str, object]) -> str:
    return json.dumps(value, indent=2, sort_keys=True) + "\n"
