"""Output formats other than pages: search index, drawings, pictures, JSON Schemas.

Pure functions: values in, text or bytes out.
"""
