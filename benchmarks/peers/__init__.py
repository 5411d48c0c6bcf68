"""`python -m benchmarks --peers`: the common questions, asked of us and of what else there is.

One synthetic history, one table. Each peer is imported into, started anew, and asked every question
once (`first`) and then often (`then`, the median). What counts is the same for all: music of which
30 seconds were heard.
"""
