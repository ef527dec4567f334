"""Rows that were surely read, damaged a little: does the program notice what it no longer knows?"""
