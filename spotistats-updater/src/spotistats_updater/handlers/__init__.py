"""Handlers: validate, call the domain, return. One class per tag of the contract."""
