"""Table with one indicator a row -> entries: columns told apart, rows put right, labels over page breaks."""

from kg.tables.headings.by_content import join_value_parts, with_levels_apart
from kg.tables.rows.cut import mend_cut_rows
from kg.tables.rows.entries import EntryReader
from kg.tables.rows.label_breaks import put_labels_over_breaks
from kg.tables.rows.table_reading import TableReading
from kg.tables.table import Table


def read_entries(table: Table) -> TableReading:
    """Read a table that has one indicator a row (wide tables: ``kg.tables.rows.wide``)."""
    reader = EntryReader(table := with_levels_apart(table))
    for row in mend_cut_rows(join_value_parts(reader.heading, table.rows), reader.heading):
        reader.take(row)
    reading = reader.finish()
    put_labels_over_breaks(reading.entries, table)
    return reading
