"""The parts of the settings, each in a module of its own."""
