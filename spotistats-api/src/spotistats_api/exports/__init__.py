"""Everything of a user's as files that are made while they are sent, in bounded memory.

`package` is the ZIP of everything that an import takes back, `records` the lines in it, `tables`
the plays as one table, `drain` the file that is read while it is written.
"""
