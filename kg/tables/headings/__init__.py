"""Rows -> Heading: which rows are one, and what each column holds."""
