"""The app's server: run with ``streamlit run ui/app.py -- FOLDER...``, or with ``framing app``.

The pages are run by ``frame.py``; what stands here is what every request goes through first.
"""

from __future__ import annotations

import sys
from pathlib import Path

from starlette.middleware import Middleware
from streamlit.starlette import App

HERE = Path(__file__).parent
if str(HERE) not in sys.path:
    sys.path.insert(0, str(HERE))

from server.ended_sessions import ending_sessions  # noqa: E402 - found in this folder
from server.gate import Gate  # noqa: E402 - as above

app = App(HERE / "frame.py", middleware=[Middleware(Gate)], lifespan=ending_sessions)
