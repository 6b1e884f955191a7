"""Whom to ask: an office of an organisation, or a person with their consent to be named."""

from newsroom.model.fields import Record, fact
from newsroom.model.values import Day, Line, Mailbox, Reference, Telephone


class Office(Record):
    """An office of an organisation, which may be named without anybody’s consent."""

    name: Line | None = fact(
        "What the office is called, as it calls itself.", example="Ufficio eventi", default=None
    )
    email: Mailbox | None = fact(
        "Its e-mail address, not a person’s.", example="events@example.org", default=None
    )
    phone: Telephone | None = fact(
        "Its telephone number with the code of the country, not a mobile number.",
        example="+39 0574 634040",
        default=None,
    )


class Contact(Record):
    """A contact person. Consent is recorded with its date and must be renewed."""

    name: Line = fact("The person’s name.", example="Maria Bianchi")
    role: Line = fact("What they can be asked about.", example="Training")
    organisation: Reference | None = fact(
        "The partner they work for.", example="partners/loom", default=None
    )
    mailbox: Mailbox | None = fact(
        "An e-mail address of the organisation, not a personal one.",
        example="training@example.org",
        default=None,
    )
    consent_given: Day | None = fact(
        "When the person agreed to be named; required, and asked for by a rule of its own.",
        example="2026-11-22",
        default=None,
    )
    review_by: Day = fact("Until when somebody asks the person again.", example="2027-11-22")
