"""The rules of the audit: a function for each code, and beside it ``CODE.yml`` with its texts."""
