"""From a published budget document to a graph that can be asked.

documents   a file becomes pages and lines of cells, every character kept
tables      lines become performance and money tables, joined over page breaks
records     rows become targets, projects, departments, units
graph       records become RDF, each with its source line
store       the graph can be queried
queries     one question per file
exports     records and answers become files
build       the pipeline; cli the commands

Each package uses only those above it.
"""
