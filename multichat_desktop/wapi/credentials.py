"""By what the gateway knows an instance."""

from msgspec import Struct


class Credentials(Struct, frozen=True):
    """By what the gateway knows an instance."""

    instance_id: str
    token: str

    def __repr__(self) -> str:
        """Show everything but the token."""
        return f"Credentials({self.instance_id!r}, …)"
