"""Helpers the tests share: documents by name, gold readings, records in comparable form."""
