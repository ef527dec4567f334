"""Table -> entries: which cell belongs to which column, label and project."""
