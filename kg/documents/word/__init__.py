"""Word documents (.docx) -> lines: what is shown, and what the file holds besides."""
