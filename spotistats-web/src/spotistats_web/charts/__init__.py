"""Charts: figures as Plotly draws them, in cards that say the same as a table."""
