"""Workbooks: XLSX, XLS and ODS -> lines, with numbers as the sheet shows them."""
