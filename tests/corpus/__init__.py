"""Made-up budget documents in any number, the same every time."""
