# Generated from spec/openapi.yaml by `make sdk`. Do not edit.
"""Contains endpoint functions for accessing the API"""
