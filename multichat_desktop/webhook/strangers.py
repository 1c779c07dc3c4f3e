"""Who keeps coming with wrong keys. Asked only after a key was found wrong, so it can't slow a right one."""

from collections import OrderedDict, deque
from collections.abc import Callable, Sequence

_WINDOW_SECONDS = 60
_MOST_ADDRESSES = 1000
_LONGEST_ADDRESS = 64


class Strangers:
    """Remembers the last wrong keys of the addresses that came last; `most` within a minute are met patiently."""

    def __init__(self, monotonic: Callable[[], float], most: int) -> None:
        self._monotonic, self._most = monotonic, most
        self._seen: OrderedDict[str, deque[float]] = OrderedDict()

    def __len__(self) -> int:
        return len(self._seen)

    def overdo(self, address: str) -> bool:
        """Note one more wrong key; whether there were too many from there within the last minute already."""
        now = self._monotonic()
        times = self._seen.setdefault(address, deque(maxlen=self._most))
        self._seen.move_to_end(address)
        if len(self._seen) > _MOST_ADDRESSES:
            self._seen.popitem(last=False)
        too_many = len(times) == self._most and now - times[0] < _WINDOW_SECONDS
        times.append(now)
        return too_many


def address_of(forwarded: Sequence[str], peer: str | None) -> str:
    """Return where a request comes from: the tunnel adds the last entry of X-Forwarded-For, the rest anybody can write."""
    last = forwarded[-1].rpartition(",")[2].strip() if forwarded else ""
    return (last or peer or "")[:_LONGEST_ADDRESS]
