"""Plain values that carry meaning between the layers; no I/O in here."""
