"""The Web API: one module per subject, and the gate that every call goes through."""
