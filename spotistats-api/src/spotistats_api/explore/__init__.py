"""Questions that nobody thought of before: a description that is compiled (`query`), and SQL.

A description: `dimensions` and `measures` (what it can name), `conditions` (what it can ask of
them), `query` (reading it), `groups` (answering it).
SQL: `tables` (what there is to ask), `statement` (what may be asked), `sandbox` (the process that
answers), `sql` (asking it).
Both answer with a `sheet`.
"""
