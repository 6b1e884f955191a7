"""What a partner, an event, a module, a case study or an issue *is*.

One definition per kind, from which reading, checking and showing are made. Knows
nothing of files, clocks, networks or languages of the interface.
"""
