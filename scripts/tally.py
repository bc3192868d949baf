"""Prints how many tests passed and failed, over every JUnit file in the directories that are named."""

import sys
from pathlib import Path
from xml.etree import ElementTree


def tally(directory):
    """Counts passed, failed and skipped tests; a test with several verdicts counts by its worst."""
    counts = {"passed": 0, "failed": 0, "skipped": 0}
    for file in sorted(Path(directory).rglob("*.xml")):
        for case in ElementTree.parse(file).iter("testcase"):
            marks = {child.tag for child in case}
            if marks & {"failure", "error"}:
                counts["failed"] += 1
            else:
                counts["skipped" if "skipped" in marks else "passed"] += 1
    return counts


if __name__ == "__main__":
    total = tally(sys.argv[1])
    print("{passed} passed, {failed} failed".format(**total) + (", {skipped} skipped".format(**total) if total["skipped"] else ""))
