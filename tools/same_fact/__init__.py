"""The model of sentence pairs, fitted on stories that people labelled, and measured on others."""
