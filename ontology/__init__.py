"""What the words mean: classes, properties, categories, shapes; no code but the paths."""
