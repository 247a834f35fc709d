"""Every file of the report, with a look into it: the same bytes as the command line writes."""

from __future__ import annotations

import streamlit as st
from shared.correction_dialogs import changes
from shared.current_view import current_view
from shared.report_files import meanings, preview, report_files, zipped

from framing.report.words import counted

LINES = 20

view = current_view()
told = meanings()
files = report_files(view.token, view.story, view.comparison)
st.markdown(
    "What `framing report STORY --out DIR` writes for this story, byte for byte. "
    "CSV files are UTF-8 with commas; numbers have four decimals, and an empty cell is undefined."
)
if made := changes(view.story):
    st.markdown(
        f":material/edit: With {counted(len(made), 'correction')} of this session. The command "
        "line writes the same once they are saved in labels.csv."
    )
st.download_button(
    f"All {len(files)} files (.zip)",
    zipped(files),
    f"{view.story}.zip",
    "application/zip",
    key="zip",
    type="primary",
    icon=":material/folder_zip:",
    on_click="ignore",
)
for name, data in files.items():
    left, right = st.columns([1, 3], vertical_alignment="center")
    left.download_button(
        name,
        data,
        name,
        key=f"file_{name}",
        icon=":material/download:",
        on_click="ignore",
        width="stretch",
    )
    right.markdown(told.get(name, ""))
if looked_at := st.pills("Look into", list(files), key="look"):
    columns, rows, more = preview(looked_at, files[looked_at], LINES)
    if columns:
        st.dataframe([dict(zip(columns, row, strict=True)) for row in rows], hide_index=True)
    else:
        st.code("\n".join(line for (line,) in rows), language=None)
    what = "row" if columns else "line"
    st.caption(f"{len(rows)} of {counted(len(rows) + more, what)}")
