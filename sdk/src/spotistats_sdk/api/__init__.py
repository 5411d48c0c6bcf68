# Generated from spec/openapi.yaml by `make sdk`. Do not edit.
"""Contains methods for accessing the API"""
