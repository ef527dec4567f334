"""Pictures of pages: set level, rulings found, characters recognised -> glyphs and rulings."""
