"""Records -> RDF: sorted N-Quads, one named graph per document, findings in a graph of their own.

Nothing is imported here: settings and queries need only the terms, and must not load the reader.
"""
