"""The picture of a page, and the logo of a partner."""

from newsroom.model.fields import Record, fact, text
from newsroom.model.values import Flag, Line


class Picture(Record):
    """A picture file and what it shows."""

    src: Line = fact("The file, from the folder of the page.", example="opening.jpg")
    alt: Line | None = text(
        "What the picture shows, for those who do not see it.",
        example="Weavers at the opening of the fair",
        default=None,
    )


class Image(Picture):
    """A picture with its caption, and whose it is."""

    caption: Line | None = text(
        "What is said below the picture.",
        example="The opening of the fair in Madrid.",
        default=None,
    )
    credit: Line = fact("Who made it.", example="Maria Bianchi")
    licence: Line = fact("The terms on which it may be used.", example="CC BY 4.0")
    decorative: Flag = fact(
        "Whether it says nothing that one would miss; then it has no `alt`.",
        example="true",
        default=False,
    )
