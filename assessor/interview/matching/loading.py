"""A matcher that is there at once and becomes better in the background.

Until the sentence encoder is loaded and taught, words alone serve; a person who types right away waits for nothing.
Knows no screen: a face asks `matcher` whenever it needs one.
"""

from collections.abc import Callable
from pathlib import Path
from threading import Thread

from assessor.errors import AssessorError
from assessor.interview.matching.encoder import Encoder, load_encoder
from assessor.interview.matching.lessons import Lessons, lessons
from assessor.interview.matching.matcher import Matcher
from assessor.questionnaire.model import Questionnaire
from assessor.questionnaire.sentences import sentences


def taught_by(questionnaire: Questionnaire, folder: Path | None) -> Lessons:
    """What `questionnaire` teaches; its example sentences lie in `folder` (library.folder_of), None for a copy."""
    return lessons(questionnaire, sentences(folder, questionnaire))


class GrowingMatcher:
    """The best matcher there is so far for a questionnaire.

    `start` returns at once; the work goes on in a daemon thread, which ends with the program and changes no file.
    """

    def __init__(self, teach: Callable[[], Lessons], load: Callable[[], Encoder | None] = load_encoder) -> None:
        self._teach, self._load = teach, load
        self._matcher: Matcher | None = None
        self._ready = False
        self._thread = Thread(target=self._grow, name="matcher", daemon=True)

    def start(self) -> None:
        """Begin, if that has not been done."""
        if self._thread.ident is None:
            self._thread.start()

    @property
    def matcher(self) -> Matcher | None:
        """By meaning if loaded, else by words; None in the first moments, and where the examples cannot be used."""
        return self._matcher

    @property
    def ready(self) -> bool:
        """Whether `matcher` is as good as it gets on this machine."""
        return self._ready

    def wait(self, seconds: float | None = None) -> bool:
        """Wait at most so long until `ready`; whether it is."""
        if self._thread.ident is not None:
            self._thread.join(seconds)
        return self._ready

    def _grow(self) -> None:
        try:
            taught = self._teach()
            self._matcher = Matcher(taught)
            encoder = self._load()
            if encoder is not None:
                self._matcher = Matcher(taught, encoder)
        except (AssessorError, OSError, ValueError, MemoryError):
            pass  # wrong examples are the lint's to tell; where weights cannot be read, words alone go on serving
        finally:
            self._ready = True  # whoever waits goes on, whatever happened
