"""Points in time as the list and the day marks say them, in the language and time zone in force."""

from datetime import UTC, date, datetime

from PySide6.QtCore import QCoreApplication, QDate, QLocale

_WEEK = 7


def local(at: int) -> datetime:
    """Return a point in time (milliseconds UTC) in the machine's own zone."""
    try:
        return datetime.fromtimestamp(at / 1000, tz=UTC).astimezone()
    except (OverflowError, OSError, ValueError):
        # A gateway that writes nanoseconds must not keep a conversation from being shown.
        return datetime.fromtimestamp(0, tz=UTC)


def clock_time(at: int) -> str:
    """Return the time of day."""
    return local(at).strftime("%H:%M")


def list_time(at: int, now: int) -> str:
    """Return a time as briefly as it stays clear: today's hour, yesterday, the weekday, else the date."""
    then, today = local(at), local(now).date()
    days = (today - then.date()).days
    if days == 0:
        return then.strftime("%H:%M")
    if days == 1:
        return QCoreApplication.translate("Times", "Yesterday")
    if 1 < days < _WEEK:
        name = QLocale().dayName(then.isoweekday(), QLocale.FormatType.ShortFormat).rstrip(".")
        return name[:1].upper() + name[1:]
    return QLocale().toString(_qdate(then.date()), QLocale.FormatType.ShortFormat)


def day_words(at: int, now: int) -> str:
    """Return the day of a message as it stands between messages."""
    then, today = local(at).date(), local(now).date()
    days = (today - then).days
    if days == 0:
        return QCoreApplication.translate("Times", "Today")
    if days == 1:
        return QCoreApplication.translate("Times", "Yesterday")
    if 1 < days < _WEEK:
        name = QLocale().dayName(then.isoweekday(), QLocale.FormatType.LongFormat)
        return name[:1].upper() + name[1:]
    return QLocale().toString(_qdate(then), QLocale.FormatType.LongFormat)


def spoken_time(at: int, now: int) -> str:
    """Return a time as a screen reader should say it."""
    words, hour = list_time(at, now), clock_time(at)
    return words if words == hour else f"{words} {hour}"


def ahead_words(at: int, now: int) -> str:
    """Return when something is, or was, to happen, within a sentence: `today at 18:00`, `Mon 16/11 at 09:00`."""
    days = (local(at).date() - local(now).date()).days
    said = {
        0: QCoreApplication.translate("Times", "today at {time}"),
        1: QCoreApplication.translate("Times", "tomorrow at {time}"),
        -1: QCoreApplication.translate("Times", "yesterday at {time}"),
    }.get(days, QCoreApplication.translate("Times", "{day} at {time}"))
    day = QLocale().toString(_qdate(local(at).date()), "ddd d/MM").replace(".", "")
    return said.format(day=day, time=clock_time(at))


def until_midnight(now: int) -> int:
    """Return the milliseconds until the day changes, when "today" becomes "yesterday"."""
    then = local(now)
    passed = (then.hour * 3600 + then.minute * 60 + then.second) * 1000 + then.microsecond // 1000
    return max(24 * 3_600_000 - passed, 1000)


def _qdate(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)
