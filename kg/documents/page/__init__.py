"""A printed page, from a PDF, an OFD file or a scan: glyphs and rulings -> lines of cells."""
