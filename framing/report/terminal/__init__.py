"""A comparison in the terminal: tables of numbers, lists of facts, what they rest on in words."""

from framing.report.terminal.agreement import print_agreement
from framing.report.terminal.article import print_article
from framing.report.terminal.facts import print_facts
from framing.report.terminal.scores import print_table

__all__ = ["print_agreement", "print_article", "print_facts", "print_table"]
