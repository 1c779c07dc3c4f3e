"""What to tell about backups and about a database that was damaged."""

from PySide6.QtCore import QObject

from multichat_desktop.domain.keeping import Proof, Recovery
from multichat_desktop.ui.times import clock_time, local, spoken_time


class KeepingWords(QObject):
    """Finds the sentences."""

    def recovered(self, done: Recovery, now: int) -> str:
        """Return how a damaged database was replaced, and for which time something may be missing."""
        return f"{self._restored(done, now)} {self._missing(done, now)}".strip()

    def damaged(self) -> str:
        """Return what to do when the database was found damaged while it is in use."""
        return self.tr(
            "The database is damaged. Close MultiChat and open it again: "
            "it restores the newest backup and all events that can still be read."
        )

    def proved(self, proof: Proof | None, now: int) -> str:
        """Return when a backup was last restored to prove it."""
        if proof is None:
            return self.tr("No backup has been made yet.")
        return self.tr("Last proven restore: {moment}").format(moment=self.moment(proof.at, now))

    def moment(self, at: int, now: int) -> str:
        """Return a point in time, within a sentence."""
        days = (local(now).date() - local(at).date()).days
        if days == 0:
            return self.tr("today {time}").format(time=clock_time(at))
        if days == 1:
            return self.tr("yesterday {time}").format(time=clock_time(at))
        return spoken_time(at, now)

    def _restored(self, done: Recovery, now: int) -> str:
        if done.backup_at is not None:
            words = self.tr(
                "The database was damaged. It was restored from the backup of {moment}, "
                "and %n events could be brought back.",
                "",
                done.events,
            )
            return words.format(moment=self.moment(done.backup_at, now))
        if done.events:
            return self.tr(
                "The database was damaged and there was no backup: %n events could be brought back from the damaged file.",
                "",
                done.events,
            )
        words = self.tr(
            "The database was damaged and nothing of it could be restored. The damaged file is kept in {folder}."
        )
        return words.format(folder=done.kept)

    def _missing(self, done: Recovery, now: int) -> str:
        if done.gap_until is None:
            return self.tr("Nothing is missing.")
        until = self._within(done.gap_until, now)
        if done.gap_from is None:
            return self.tr("Messages from before {until} may be missing.").format(until=until)
        since = self._within(done.gap_from, now)
        return self.tr("From {since} to {until} a message may be missing.").format(since=since, until=until)

    def _within(self, at: int, now: int) -> str:
        return clock_time(at) if local(at).date() == local(now).date() else self.moment(at, now)
