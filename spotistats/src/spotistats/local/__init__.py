"""Local mode: MongoDB and all services on one machine, for one person."""
