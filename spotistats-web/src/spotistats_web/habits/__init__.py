"""The parts of the page of habits."""
