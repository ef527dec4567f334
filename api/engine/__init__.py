"""Queries answered in processes that can be killed, and their answers as bytes."""
