"""The rim towards the file system: finds a collection, reads it, and writes results; every stage between is pure.

`collection` finds files and gives them ids (`names`), `reading` and `settings` and `logos` read, `output` writes, and
`problems` holds what they raise. Each is imported by itself, so that a help page does not wait for the parser.
"""
