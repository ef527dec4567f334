"""What can go wrong inside ``nlp``: only a broken data file; reading text never fails.

NlpError
└── DataFileError   a word list or unit table beside the code cannot be used
"""


class NlpError(Exception):
    """Root of the package's exceptions."""


class DataFileError(NlpError):
    """A data file of the package is missing a part or contradicts itself."""
