"""Records and answers as files: JSON lines, CSV, Excel, Parquet, RDF."""
