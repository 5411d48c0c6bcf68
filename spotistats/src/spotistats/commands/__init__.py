"""The commands: one module each, with `add_to(subparsers)` and `run(arguments)`."""
