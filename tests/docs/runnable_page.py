"""Run the Python blocks of a page of the docs, and put what they print below them.

python tests/docs/runnable_page.py   print docs/python.md anew, with what its blocks print now
"""

from __future__ import annotations

import io
import re
from contextlib import redirect_stdout
from pathlib import Path
from typing import Any

PAGE = Path(__file__).parents[2] / "docs" / "python.md"
_BLOCK = re.compile(
    r"^```python\n(?P<code>.*?)^```\n(?:\n```text\n.*?^```\n)?", re.MULTILINE | re.DOTALL
)


def with_output(page: str) -> str:
    """Return a page with what each block prints below it; blocks share their names, in order."""
    names: dict[str, Any] = {"__name__": "page"}

    def shown(block: re.Match[str]) -> str:
        printed = io.StringIO()
        with redirect_stdout(printed):
            exec(compile(block["code"], PAGE.name, "exec"), names)  # noqa: S102 - the page is ours
        output = f"\n```text\n{printed.getvalue()}```\n" if printed.getvalue() else ""
        return f"```python\n{block['code']}```\n{output}"

    return _BLOCK.sub(shown, page)


if __name__ == "__main__":
    PAGE.write_text(with_output(PAGE.read_text("utf-8")), "utf-8")
