"""How a command fails."""


class CommandError(Exception):
    """A command cannot do what it was asked; the text is the sentence for the person."""
