"""SQL over one's own plays."""

TITLE = "SQL"
LEAD = (
    "One SELECT in DuckDB's SQL over your own plays; it can read nothing else and change nothing."
)
STATEMENT = "The statement"
PLACEHOLDER = (
    "SELECT artist, count(*) AS plays FROM plays WHERE counts GROUP BY ALL ORDER BY plays DESC"
)
RUN = "Run"
KEYS = ("Ctrl", "Enter")
SCHEMA, SCHEMA_HINT = "Tables", "A name goes into the statement when you click it."
INSERT = "Insert {name}: {type}, {what}"
EXAMPLES = "Statements to begin with"
RESULT = "The rows"
COUNT, FIRST = ("row", "rows"), "the first {shown} of {count}"
TRUNCATED = "the first {shown} of more than {count}"
NO_ROWS, NO_ROWS_HINT = "No rows", "The statement is right; nothing fulfils it."
TOO_LONG = "The statement is too long for an address; ask it by the command line or the API."
SHOWN_AS = "Shown as"
CHARTS = {"table": "Table", "bar": "Bars", "line": "Line", "scatter": "Scatter"}
CHART = "{measures} by {by}"
WITHOUT = "null"
STATEMENTS = (
    (
        "Hours by year",
        """SELECT year(local_time) AS year, round(sum(listened_ms) / 3600000, 1) AS hours
FROM plays
GROUP BY ALL
ORDER BY year""",
    ),
    (
        "The longest runs of one artist",
        """WITH numbered AS (
  SELECT artist, local_time,
    row_number() OVER (ORDER BY ended_at)
      - row_number() OVER (PARTITION BY artist ORDER BY ended_at) AS run
  FROM plays
  WHERE counts AND kind = 'music'
)
SELECT artist, count(*) AS plays, min(local_time) AS began
FROM numbered
GROUP BY artist, run
ORDER BY plays DESC
LIMIT 20""",
    ),
    (
        "First track of every year",
        """SELECT year(local_time) AS year, arg_min(track, ended_at) AS track,
  arg_min(artist, ended_at) AS artist, min(local_time) AS at
FROM plays
WHERE counts AND kind = 'music'
GROUP BY ALL
ORDER BY year""",
    ),
    (
        "Plays a day, as a moving mean of 28 days",
        """WITH days AS (
  SELECT local_time::DATE AS day, count(*) AS plays FROM plays WHERE counts GROUP BY ALL
)
SELECT day, avg(plays) OVER (
    ORDER BY day RANGE BETWEEN INTERVAL 27 DAYS PRECEDING AND CURRENT ROW
  ) AS plays
FROM days
ORDER BY day""",
    ),
)
