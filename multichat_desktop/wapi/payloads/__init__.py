"""From the raw body of a webhook to one domain event."""

from multichat_desktop.wapi.payloads.decoding import MAX_DEPTH, NotAnEventError, decode
from multichat_desktop.wapi.payloads.fields import BrokenContentError
from multichat_desktop.wapi.payloads.reader import read
from multichat_desktop.wapi.payloads.redaction import redacted

__all__ = ["MAX_DEPTH", "BrokenContentError", "NotAnEventError", "decode", "read", "redacted"]
