"""MkDocs hook: one small stylesheet, small scripts, and nothing of the theme's own."""

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files

from newsroom.render.assets import bundle_name, minified_script, minified_styles

THEME = Path("material", "templates").as_posix()


@event_priority(-200)  # after static-i18n, which cannot take files without a place on the disk
def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Exchange the assets that editors and developers see for those that readers get."""
    written: list[str] = config.extra.setdefault("stylesheets", list(config.extra_css))
    sheets = [_file(files, path) for path in written]
    styles = minified_styles(sheet.content_string for sheet in sheets)
    scripts = [file for file in files if file.src_uri.endswith(".js")]
    for file in list(files):
        if file in sheets or file in scripts or THEME in Path(file.src_dir or "").as_posix():
            files.remove(file)
    bundle = bundle_name(styles)
    files.append(File.generated(config, bundle, content=styles))
    config.extra_css = [bundle]
    for script in scripts:
        if THEME not in Path(script.src_dir or "").as_posix():
            text = minified_script(script.content_string)
            files.append(File.generated(config, script.src_uri, content=text))
    return files


def _file(files: Files, path: str) -> File:
    file = files.get_file_from_path(path)
    assert file is not None, f"mkdocs.yml names {path}, which does not exist"
    return file
