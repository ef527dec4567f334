"""``/api/v1``: indicators, the things linked to them, and the analyses, as JSON, files or RDF."""
