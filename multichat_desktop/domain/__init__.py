"""The words of the trade: frozen values and pure functions, without I/O, Qt, JSON or SQL."""
