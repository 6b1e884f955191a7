"""Whether files and folders that the settings name are inside the project."""

import os
from pathlib import Path, PurePosixPath, PureWindowsPath


def fault_of_place(project: Path, written: str, folder: Path | None = None) -> str:
    """Why a path leads out of the project, as the end of a sentence; empty if it stays inside.

    It is relative to `folder`, or else to the folder of the project. Links are followed.
    """
    if not written.strip():
        return "which is empty"
    if written[0] in "/~\\" or PureWindowsPath(written).drive or ":" in written:
        return "which is not a path within the project"
    if "\\" in written:
        return "which is not a path with `/`"
    if name_within(project, os.path.normpath((folder or project) / written)) is None:
        return "which leads out of the project"
    if real_name(project, written, folder) is None:
        return "which is a symbolic link that leads out of the project"
    return ""


def real_name(project: Path, written: str, folder: Path | None = None) -> str | None:
    """The path from the project on, all symbolic links followed; none if it leads out."""
    try:
        real = os.path.realpath((folder or project) / written)
    except (OSError, ValueError):  # NUL; too many links
        return None
    return name_within(Path(os.path.realpath(project)), real)


def name_within(project: Path, path: str) -> str | None:
    """An absolute path from the project on, with `/`; none if it is not inside."""
    try:
        name = PurePosixPath(os.path.relpath(path, project).replace(os.sep, "/"))
    except ValueError:  # another drive of Windows
        return None
    return None if ".." in name.parts else name.as_posix()
