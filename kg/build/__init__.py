"""Files -> a snapshot that can be asked.

document    one file becomes statements, uses of indicators and printed lines
collection  the uses of all documents become indicators, facts and assessments
versions    digests of the code that reads: other code, other statements
report      what a build did
files       what changed is read again, the rest is kept
snapshot    all of it becomes a new snapshot, swapped in whole

Nothing is imported here: a process that reads one file must not load the store.
"""
