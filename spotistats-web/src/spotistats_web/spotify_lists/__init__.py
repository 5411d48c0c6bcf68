"""The parts of the page of Spotify's own lists."""
