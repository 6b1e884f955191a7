"""A contact person, with their consent to be named."""

from newsroom.model.fields import Record, fact
from newsroom.model.values import Day, Line, Reference


class Contact(Record):
    """A contact person. Consent is recorded with its date and must be renewed."""

    name: Line = fact("The person’s name.", example="Maria Bianchi")
    role: Line = fact("What they can be asked about.", example="Training")
    organisation: Reference | None = fact(
        "The partner they work for.", example="partners/ntt", default=None
    )
    mailbox: Line | None = fact(
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
