"""``report.html``: one file that needs no network and no script, for the screen and for paper."""
