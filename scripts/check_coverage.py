"""Hold what the tests must cover: 90 % of the lines outside ui, and every line and branch of the pledged modules.

Run it after `pytest --cov`; it reads the coverage data of that run.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
REPORT = ROOT / "build" / "coverage.json"

# What a mistake in here would lose, double or misread, no one would see in time. Files or whole folders.
PLEDGED = (
    "multichat_desktop/wapi/payloads",
    "multichat_desktop/store/writer.py",
    "multichat_desktop/services/outbox.py",
    "multichat_desktop/services/outbox_attempts.py",
    "multichat_desktop/services/outbox_lost.py",
    "multichat_desktop/services/outbox_notes.py",
    "multichat_desktop/services/outbox_times.py",
    "multichat_desktop/webhook",
)
LINES_FLOOR = 90.0
NOT_COUNTED = "multichat_desktop/ui/"
PRAGMA = re.compile(r"#\s*pragma:\s*no", re.IGNORECASE)

FileReport = dict[str, Any]


def belongs(name: str, pledged: str) -> bool:
    """Tell whether the file `name` is the pledged one or stands in the pledged folder."""
    return name == pledged or name.startswith(f"{pledged.rstrip('/')}/")


def ranges(lines: list[int]) -> str:
    """Write line numbers shortly: 3-5, 9."""
    parts: list[list[int]] = []
    for line in sorted(lines):
        if parts and line == parts[-1][1] + 1:
            parts[-1][1] = line
        else:
            parts.append([line, line])
    return ", ".join(str(first) if first == last else f"{first}-{last}" for first, last in parts)


def branch(start: int, end: int) -> str:
    """Write a branch that was never taken; coverage marks the way out of a function as negative."""
    return f"{start}->{end}" if end > 0 else f"{start}->exit"


def gaps(name: str, report: FileReport) -> list[str]:
    """Return one line for each kind of thing that is missing in a pledged file."""
    found = []
    if report["missing_lines"]:
        found.append(f"  {name}: lines never run: {ranges(report['missing_lines'])}")
    # A branch out of a line that never ran says nothing new.
    branches = [pair for pair in report["missing_branches"] if pair[0] not in report["missing_lines"]]
    if branches:
        found.append(f"  {name}: branches never taken: {', '.join(branch(*pair) for pair in branches)}")
    # Otherwise "# pragma: no cover" would be the cheapest way to keep the pledge.
    source = (ROOT / name).read_text(encoding="utf-8").splitlines()
    if excused := [number for number, line in enumerate(source, 1) if PRAGMA.search(line)]:
        found.append(f"  {name}: kept out of the count by a comment: {ranges(excused)}")
    return found


def check_pledges(files: dict[str, FileReport]) -> list[str]:
    """Return what the pledged modules lack."""
    problems = []
    for pledged in PLEDGED:
        members = {name: report for name, report in files.items() if belongs(name, pledged)}
        if not members:
            problems.append(f"  {pledged}: pledged, but there is no such file or folder")
        for name, report in sorted(members.items()):
            problems.extend(gaps(name, report))
    return problems


def lines_outside_ui(files: dict[str, FileReport]) -> float:
    """Return the share of lines run, in percent, of everything outside the window's code."""
    counted = [report["summary"] for name, report in files.items() if not name.startswith(NOT_COUNTED)]
    statements = sum(summary["num_statements"] for summary in counted)
    covered = sum(summary["covered_lines"] for summary in counted)
    return 100.0 * covered / statements if statements else 100.0


def coverage(*arguments: str) -> int:
    """Run coverage's own command line and return its exit code."""
    return subprocess.run([sys.executable, "-m", "coverage", *arguments], cwd=ROOT, check=False).returncode


def main() -> int:
    """Print the table and the verdict; return 0 only if everything holds."""
    REPORT.parent.mkdir(exist_ok=True)
    coverage("report")
    if coverage("json", "--quiet", "-o", str(REPORT)) != 0:
        return 1
    report = json.loads(REPORT.read_text(encoding="utf-8"))
    files = {name.replace("\\", "/"): data for name, data in report["files"].items()}

    lines = lines_outside_ui(files)
    problems = check_pledges(files)
    print(f"\nLines outside ui: {lines:.1f} % (at least {LINES_FLOOR:.0f} % are demanded)")
    if problems:
        print("Pledged to be covered whole, every line and every branch, but:")
        print("\n".join(problems))
    else:
        print(f"Pledged modules: covered whole ({', '.join(PLEDGED)})")
    return 0 if lines >= LINES_FLOOR and not problems else 1


if __name__ == "__main__":
    sys.exit(main())
