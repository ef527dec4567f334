"""Web pages -> lines: what is shown, and what the page holds besides."""
