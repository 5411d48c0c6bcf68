"""The service kit: what turns the contract and a few handlers into a running service."""

import warnings

# Connexion imports its test client with itself, and that warns of httpx; nobody here can mend it.
warnings.filterwarnings("ignore", message="Using `httpx` with `starlette.testclient`")
