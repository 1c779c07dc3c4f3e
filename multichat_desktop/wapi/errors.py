"""How a call to the gateway can fail, by what the caller can do about it."""


class WapiError(Exception):
    """The root. `code` is a stable word for what happened, `detail` the gateway's own sentence if it gave one."""

    def __init__(self, code: str, detail: str | None = None) -> None:
        super().__init__(f"{code}: {detail}" if detail else code)
        self.code = code
        self.detail = detail


class NotTakenError(WapiError):
    """The request was certainly not taken: it can be sent again, after `retry_after` seconds if given."""

    def __init__(self, code: str, detail: str | None = None, retry_after: float | None = None) -> None:
        super().__init__(code, detail)
        self.retry_after = retry_after


class RefusedError(WapiError):
    """The gateway will not do it, now or later, until somebody changes something."""


class LostAnswerError(WapiError):
    """The request was written and no complete answer came: it may have been taken or not."""
