"""What a cell says by its own words: heading, label, value, key, page furniture."""
