"""Language only: text in, readings and spans out. Knows no document and no RDF.

text         the comparison form of a cell
numerals     Chinese numerals
units        printed unit -> normalised unit
dates        dates, deadlines, periods
states       placeholders and states
quantities   a value cell understood
mentions     policy documents named in text
"""
