"""Every file of the report, with a look into it: the same bytes as the command line writes."""

from __future__ import annotations

import streamlit as st
from correcting import changes
from report_files import meanings, preview, report_files, zipped
from view import current_view
from wording import count

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
        f":material/edit: With {count(len(made), 'correction')} of this session. The command line "
        "writes the same once they are saved in labels.csv."
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
    with st.container(border=True):
        left, right = st.columns([4, 1], vertical_alignment="center")
        left.markdown(f"**{name}** · {told.get(name, '')}")
        right.download_button(
            f"Download {name}", data, name, key=f"file_{name}", on_click="ignore", width="stretch"
        )
        if st.toggle(f"Look into {name}", key=f"look_{name}"):
            columns, rows, more = preview(name, data, LINES)
            if columns:
                st.dataframe(
                    [dict(zip(columns, row, strict=True)) for row in rows], hide_index=True
                )
                st.caption(f"{len(rows)} of {count(len(rows) + more, 'row')}")
            else:
                st.code("\n".join(line for (line,) in rows), language=None)
                st.caption(f"{len(rows)} of {count(len(rows) + more, 'line')}")
