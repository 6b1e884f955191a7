"""What remains of an event: slides, recordings and papers, below its text."""

from newsroom.model.catalogue import Entry
from newsroom.model.event import Event
from newsroom.model.material import Material
from newsroom.views.localizer import Localizer
from newsroom.views.parts import Value
from newsroom.words import formats


def materials(event: Event, entry: Entry, localizer: Localizer) -> tuple[Value, ...]:
    """The materials of an event in the order in which its page names them."""
    return tuple(_material(material, entry, localizer) for material in event.materials)


def _material(material: Material, entry: Entry, localizer: Localizer) -> Value:
    title = localizer.text_of(entry, "materials", material.id, "title")
    remarks = [str(localizer.words.material_kinds[material.kind])]
    is_outside = material.url.lower().startswith("https://")
    file = None if is_outside else localizer.find_file(entry.ref, material.url)
    if file:
        remarks += [file.kind, formats.file_size(file.size, localizer.lang)]
    if material.date:
        remarks.append(formats.day(material.date, localizer.lang))
    return Value(
        text=title.text if title else material.url,
        lang=title.lang if title else "",
        href=material.url if is_outside else file.href if file else "",
        outside=is_outside,
        note=" · ".join(remarks),
    )
