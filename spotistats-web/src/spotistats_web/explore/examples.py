"""Questions to begin with, as parameters of the address; `texts.explore.EXAMPLES` names them."""

from __future__ import annotations

from spotistats_web.explore.question import BY, HAVING, MEASURE, ORDER, WHERE, written

EXAMPLES: tuple[dict[str, str | list[str]], ...] = (
    {
        BY: "artist",
        MEASURE: ["plays", "listened_ms"],
        WHERE: written({"field": "weekday", "op": "in", "value": [6, 7]}),
    },
    {BY: ["weekday", "hour"], MEASURE: "listened_ms"},
    {BY: ["year", "artist"], MEASURE: "listened_ms"},
    {
        BY: "track",
        MEASURE: ["plays", "last_played_at"],
        WHERE: written({"field": "hour", "op": "in", "value": [0, 1, 2, 3, 4]}),
    },
    {BY: "month", MEASURE: ["artists", "tracks"]},
    {
        BY: "artist",
        MEASURE: ["plays", "completion"],
        HAVING: written({"field": "plays", "op": "ge", "value": 20}),
        "as": "scatter",
    },
    {BY: "platform_family", MEASURE: ["plays", "skip_rate"], ORDER: "skip_rate:desc"},
    {BY: ["quarter", "shuffle"], MEASURE: "plays"},
)
