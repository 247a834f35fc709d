"""The script for SLURM in docs/batch.md, run as it stands before a queue that is one machine.

Stand-ins for ``sbatch`` and ``scancel`` run a job at once and end it; all else is real.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import sysconfig
from pathlib import Path

import psutil
import pytest
from helpers.batch_case import batch, contents, jsonl, rows

pytest.importorskip("dask_jobqueue")
pytestmark = pytest.mark.cluster

PAGE = Path(__file__).parents[2] / "docs" / "batch.md"
SBATCH = """#!/bin/sh
sh "$1" > "$1.log" 2>&1 &
echo "Submitted batch job $!"
"""
SCANCEL = """#!/bin/sh
kill "$@" 2> /dev/null || true
"""


def loopback() -> str:
    """Return what this machine calls the network that it is alone in."""
    every = psutil.net_if_addrs().items()
    return str(next(name for name, own in every if "127.0.0.1" in {one.address for one in own}))


def script() -> str:
    """Return the page's script, for a node of one core."""
    blocks = re.findall(r"```python\n(.*?)```", PAGE.read_text("utf-8"), re.DOTALL)
    code: str
    (code,) = (block for block in blocks if "SLURMCluster" in block)
    asked = 'cores=16, processes=16, memory="32GB"'
    assert asked in code
    return code.replace(asked, 'cores=1, processes=1, memory="1GB"')


@pytest.mark.skipif(os.name != "posix", reason="the stand-ins are shell scripts")
def test_the_script_of_the_page_does_what_a_local_run_does(tmp_path: Path) -> None:
    queue = tmp_path / "queue"
    queue.mkdir()
    for name, text in (("sbatch", SBATCH), ("scancel", SCANCEL)):
        (queue / name).write_text(text)
        (queue / name).chmod(0o755)
    given = jsonl(tmp_path / "articles.jsonl", rows(2))
    path = os.pathsep.join([str(queue), sysconfig.get_path("scripts"), os.environ["PATH"]])
    script_file = tmp_path / "script.py"
    script_file.write_text(script(), "utf-8")
    done = subprocess.run(
        [sys.executable, str(script_file)],
        cwd=tmp_path,
        env={**os.environ, "PATH": path, "DASK_JOBQUEUE__SLURM__INTERFACE": loopback()},
        capture_output=True,
        text=True,
        check=False,
        timeout=240,
    )
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr
    batch(given, tmp_path / "here")
    assert contents(tmp_path / "tables") == contents(tmp_path / "here")
