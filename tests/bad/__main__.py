"""Print the table of bad inputs, as it stands in docs/reliability.md."""

from bad.table import table

print(table())  # noqa: T201 - that is what it is for
