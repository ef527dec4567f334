"""From a published budget document to a graph that can be asked.

errors      what can go wrong, from the view of who has to act
findings    what a reader or reviewer should look at, with its place
isolation   files are read in processes that may crash
documents   a file becomes pages and lines of cells, every character kept
tables      lines become performance and money tables, joined over page breaks
records     rows become targets, projects, departments, policy documents
links       names that mean the same indicator are connected, with evidence
analysis    uses of indicators become facts about reuse, targets are assessed
checks      records are examined as a fiscal reviewer would
graph       all of it becomes RDF, each statement with its source line
queries     what is asked of the graph, one query a file
store       the graph can be queried, within limits
exports     records and answers become files
search      words lead to indicators
audit       findings become a list: suppressed, compared, written
report      figures become a page, a workbook, review forms
settings    what can be set from outside
build       files become a snapshot, swapped in whole
cli         the commands

Each package uses only those above it.
"""
