"""A value cell -> comparator, number, unit, date or state."""
