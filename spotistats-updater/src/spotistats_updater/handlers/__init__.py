"""Handlers of the updater's operations, one class per tag."""
