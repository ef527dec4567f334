"""Names in text: indicators, organisations, regions, authorities, policy documents, fields."""
