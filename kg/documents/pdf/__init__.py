"""PDF: what its pages draw -> glyphs and rulings."""
