"""Document -> Tables: where a table begins, goes on and ends."""
