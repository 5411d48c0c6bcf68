"""The questions, each written once as a flow (see `spotistats.flows`); one module a field."""
