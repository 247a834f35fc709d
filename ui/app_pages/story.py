"""What each outlet does: what holds up, a row a version, how sure marks are, quotations, facts."""

from __future__ import annotations

from components.fact_matrix.view import show_matrix
from components.quotations.view import show_quotations
from components.version_rows.view import show_rows
from shared.answers import keep_answers
from shared.cached_screens import matrix_json, quotations_json, story_json
from shared.corrections import answer, show_undo
from shared.current_view import current_view

view = current_view()
show_undo(view)
rows, matrix = view.key("rows"), view.key("matrix")
show_rows(story_json(view), rows, keep_answers(view, rows))
show_quotations(quotations_json(view), view.key("quotations"))
show_matrix(matrix_json(view), matrix, keep_answers(view, matrix))
answer()
