"""How large a published document may be at most: counts, the same on every machine.

Those of pictures are in `pictures`.
"""

LARGEST_DOCUMENT = 20_000_000
"""Bytes of a PDF or ODS file."""
LARGEST_TEXT = 500_000
"""Bytes of a CSV file or of a calendar file."""
MOST_OBJECTS = 25_000
"""Objects of a PDF, entries of its cross-reference table."""
MOST_PAGES = 1_000
"""Pages of a PDF."""
MOST_READS = 1_000_000
"""Reads that the parser of a PDF may make: its work, however the file is built."""
LARGEST_STRUCTURE = 5_000_000
"""Bytes of what is unpacked of a PDF to examine it, or of one XML file of an ODS."""
MOST_ENTRIES = 500
"""Files in an ODS."""
LARGEST_UNPACKED = 50_000_000
"""Bytes of all files in an ODS, unpacked."""
DEEPEST = 100
"""Elements of XML, or values of a PDF, inside one another."""
MOST_ROWS = 20_000
"""Rows of a table, lines of a calendar file."""
MOST_FAULTS = 20
"""Faults that are told of one file; one who mends these finds the rest."""
LONGEST_NAME = 150
"""Bytes of the name of a file or folder, in UTF-8: the names of picture variants are longer."""
