"""The parts of the page of a year, a month or a week in review."""
