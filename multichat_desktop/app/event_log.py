"""The log files in the profile's `logs/`: one a category, rotated, written by a thread of their own.

The writer's thread only puts what it has answered into a queue, after the answers have gone out: no acknowledgement
waits for a log, and a disk that is full takes nothing but the log's lines.
"""

import logging
import queue
from io import TextIOWrapper
from logging.handlers import QueueHandler, QueueListener, RotatingFileHandler
from pathlib import Path

from multichat_desktop.app.event_lines import Line, line_of
from multichat_desktop.app.logs import Redaction, SafeFormatter
from multichat_desktop.store.jobs import Answer, Job

MOST_BYTES, KEPT = 4 * 1024 * 1024, 4
_MOST_WAITING = 50_000
_OURS = "multichat_desktop"


class EventLog:
    """Writes the files from `start` to `stop`.

    What of the program's own logs is a warning or worse stands in `errors` too.
    """

    def __init__(self, folder: Path, redaction: Redaction) -> None:
        self.hide = redaction.hide
        self._queue: queue.SimpleQueue[logging.LogRecord] = queue.SimpleQueue()
        self._warnings = _Warnings(self._queue)
        self._listener = QueueListener(self._queue, _Files(folder, redaction))

    def start(self) -> None:
        """Begin to write."""
        self._listener.start()
        logging.getLogger(_OURS).addHandler(self._warnings)

    def stop(self) -> None:
        """Write what is waiting, and end."""
        logging.getLogger(_OURS).removeHandler(self._warnings)
        self._listener.stop()
        for handler in self._listener.handlers:
            handler.close()

    def answered(self, answers: list[tuple[Job, Answer]]) -> None:
        """Hear of a batch that the writer has answered; called on its thread.

        Only sentences wait for the log's own thread: no body is kept in memory for it, however slow its disk is.
        """
        for job, answer in answers:
            line = line_of(job, answer)
            if line is not None:
                self._put(_record("line", line.level, line))

    def say(self, category: str, sentence: str, level: int = logging.INFO) -> None:
        """Write a line of another part's, as the tunnel's."""
        self._put(_record("line", level, Line(category, level, sentence)))

    def _put(self, record: logging.LogRecord) -> None:
        if (
            self._queue.qsize() < _MOST_WAITING
        ):  # a log that can't keep up loses lines; the journal has every event
            self._queue.put(record)


def _record(name: str, level: int, what: object) -> logging.LogRecord:
    return logging.makeLogRecord(
        {"name": name, "levelno": level, "levelname": logging.getLevelName(level), "msg": what}
    )


class _Warnings(QueueHandler):
    """Brings the program's warnings to the file of errors."""

    def __init__(self, waiting: "queue.SimpleQueue[logging.LogRecord]") -> None:
        super().__init__(waiting)
        self.setLevel(logging.WARNING)

    def prepare(self, record: logging.LogRecord) -> logging.LogRecord:
        """Leave the record as it is: it goes to a thread, not to a process."""
        return record


class _Files(logging.Handler):
    """Opens each file when it is needed first; called on the log's own thread."""

    def __init__(self, folder: Path, redaction: Redaction) -> None:
        super().__init__()
        self._folder = folder
        self._formatter = SafeFormatter(redaction, "%(levelname)s %(message)s", dated=True)
        self._files: dict[str, RotatingFileHandler] = {}

    def emit(self, record: logging.LogRecord) -> None:
        """Write a record into its file, and what failed into that of errors as well."""
        if not isinstance(record.msg, Line):
            self._write("errors", record)
            return
        line = record.msg
        told = _record(record.name, line.level, line.sentence)
        told.created = record.created
        for category in dict.fromkeys((line.category, *(("errors",) if line.level >= logging.ERROR else ()))):
            self._write(category, told)

    def close(self) -> None:
        """Close the files."""
        for file in self._files.values():
            file.close()
        self._files.clear()
        super().close()

    def _write(self, category: str, record: logging.LogRecord) -> None:
        try:
            self._file(category).handle(record)
        except OSError:
            self._files.pop(category, None)  # tried again with the next line

    def _file(self, category: str) -> RotatingFileHandler:
        if category not in self._files:
            self._folder.mkdir(mode=0o700, exist_ok=True)
            file = _PrivateFile(
                self._folder / f"{category}.log", maxBytes=MOST_BYTES, backupCount=KEPT, encoding="utf-8"
            )
            file.setFormatter(self._formatter)
            self._files[category] = file
        return self._files[category]


class _PrivateFile(RotatingFileHandler):
    """A file for the user's eyes only; what cannot be written is told to nobody, least of all on stderr."""

    def _open(self) -> TextIOWrapper:
        Path(self.baseFilename).touch(mode=0o600)
        return super()._open()

    def handleError(self, record: logging.LogRecord) -> None:
        """Lose the line: the disk is full."""
        del record
