"""What was read from one file, before it is checked: plain data, and the line on which each value starts.

Where the data comes from is yaml_reader's and parsed.py's; lines count from 1.
"""

from dataclasses import dataclass, field
from typing import Any

Path_ = tuple[str | int, ...]
"""The keys and indexes that lead to a value."""


@dataclass
class Document:
    """The data of one file and the line (from 1) on which each value starts, by its path of keys and indexes."""

    where: str
    data: Any = None
    lines: dict[Path_, int] = field(default_factory=dict)

    def line(self, path: Path_) -> int | None:
        """The line of the value at `path`, or of the nearest thing around it that is there."""
        return next((self.lines[path[:end]] for end in range(len(path), -1, -1) if path[:end] in self.lines), None)

    def place(self, path: Path_) -> str:
        """`file:line` of the value at `path`."""
        line = self.line(path)
        return self.where if line is None else f"{self.where}:{line}"
