"""What is raised when a site cannot be built."""


class BuildError(Exception):
    """The site cannot be built; the text says why."""
