"""The service kit: what turns the contract and a few handlers into a running service."""
