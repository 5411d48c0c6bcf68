"""The accounts service: who may do what, in whose name."""
