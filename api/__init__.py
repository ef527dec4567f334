"""HTTP over kg: SPARQL endpoint, search API and web pages."""
