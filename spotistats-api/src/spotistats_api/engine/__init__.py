"""Questions about one user's history, answered by DuckDB over columns held in memory.

From stored plays to columns: `wire` (BSON to columns), `identity` (which items are the same track
or album), `build` (all of it), `snapshot` (the columns, and their stored form).
Ready for questions: `run` (one history in DuckDB), `estimate` (listened time nobody tells),
`append` (later plays), `cache` (the histories that are held).
For statistics: `scope` (what a question is about, as SQL), `zones` and `steps` (local time),
`instants`, `etag` (the version of an answer).
"""
