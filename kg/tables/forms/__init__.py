"""Forms: rows of labels and values above and below the targets of one project."""
