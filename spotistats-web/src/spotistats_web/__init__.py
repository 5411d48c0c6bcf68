"""The dashboard: a page in the browser over the services, which it reaches through the SDK."""
