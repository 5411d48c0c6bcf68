"""The parts of the page of what is forgotten and remembered."""
