"""Questions about one user's history, answered by DuckDB over columns held in memory.

snapshot   the columns, and their stored form          build    from stored plays to columns
identity   which items are the same track or album     zones    local time, steps of it: steps
run        one history in DuckDB, ready for questions  cache    the histories held ready
scope      what a question is about, as SQL            etag     the version of an answer
"""
