"""The files of `docs` that are no pages: which kinds are published, and what each must be."""
