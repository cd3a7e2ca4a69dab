"""The conversation about one company, line by line, over the same session as the app's. Every reply is saved at once.

A line is a command of the registry or a reply (commands.py). What a reply means is decided in interview/; here only
that it is said back, that what is in doubt is asked about once, and that a wrong line is told what is possible.
"""

import shlex
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Literal, cast

from assessor.assessment.model import Artefact, Grade
from assessor.errors import AssessorError, nearest
from assessor.interview import effects, lookup
from assessor.interview import session as sessions
from assessor.interview.actions import Place
from assessor.interview.hearing import hearing
from assessor.interview.parse import NO, YES, NotUnderstood, value_of
from assessor.interview.session import Session
from assessor.interview.understanding import NONE, Hears, Reading, read
from assessor.opening.opened import OpenAssessment
from assessor.plain import asking, finding
from assessor.plain.commands import Command, Unknown, meant, offered, table
from assessor.plain.console import Console, TooLong
from assessor.questionnaire.conditions import worded_for
from assessor.text import LONGEST, one_line

if TYPE_CHECKING:
    from assessor.interview.results.state import Results

LEVELS = tuple("01234")
EVIDENCE_FORM = (
    "Write: evidence specific, evidence shown, or evidence measured NAME; DATE; FIGURE, as in: evidence measured "
    "grafana; 2026-11-12; p95 410 ms."
)
Clock = Callable[[], datetime]


class Conversation:
    """One open assessment, talked about on `console`. `hold` runs until the person leaves or nothing more is typed."""

    def __init__(
        self, console: Console, opened: OpenAssessment, clock: Clock, hears: Callable[[], Hears] | None = None
    ) -> None:
        self.console, self.opened, self.clock = console, opened, clock
        self._load_hears = hears or (lambda: hearing(self.session.questionnaire, None, patient=True))
        self._hears: Hears | None = None
        self._put_back: str | None = None
        """A line that was read for something else and is to be acted on next."""
        self._doing: dict[str, Callable[[str], object]] = {
            "dont_know": lambda _: self._change(sessions.dont_know(self.session, clock())),
            "not_applicable": self._not_applicable,
            "skip": lambda _: self._change(sessions.skip(self.session, clock())),
            "back": lambda _: self._look(sessions.back(self.session)),
            "forward": lambda _: self._look(sessions.forward(self.session)),
            "undo": lambda _: self._change(sessions.undo(self.session, clock())),
            "explain": lambda _: asking.explained(console, self.session),
            "note": self._note,
            "evidence": self._evidence,
            "flag": lambda _: self._flag(),
            "go": self._go,
            "company": self._company,
            "search": self._search,
            "review": lambda _: self._review(),
            "skipped": lambda _: self._look(sessions.to_skipped(self.session)),
            "milestone": self._milestone,
            "scan": lambda _: self._look(sessions.change_length(self.session)),
            "most_valuable": lambda _: self._look(sessions.change_order(self.session)),
            "results": lambda _: self.tell_results(),
            "report": lambda _: self._report(),
            "why": self._why,
            "what_if": self._what_if,
            "help": lambda _: self._help(),
        }
        self._asks_again = True
        """Whether the question is to be asked in full before the next line is read."""
        self._typed = ""

    @property
    def session(self) -> Session:
        """The session as it is on disk."""
        return self.opened.session

    @property
    def place(self) -> Place:
        """Where the registry's actions are looked up."""
        if self.session.at is None:
            return Place.END
        return Place.FACT if self.session.fact is not None else Place.QUESTION

    def hold(self) -> None:
        """Ask and take replies. EOFError: nothing more is typed."""
        if self.opened.said:
            self.console.say(self.opened.said)
        asking.tell(self.console, list(asking.opening(self.session, self.opened.score)))
        while True:
            if self._asks_again:
                asking.ask(self.console, self.session)
            self._asks_again = False
            try:
                self._typed = self.console.read_line() if self._put_back is None else self._put_back
                self._put_back = None
                if self._is_over(self._typed):
                    return
            except TooLong as error:
                self._wrong(str(error))

    # --- One line --------------------------------------------------------------------------------------------------

    def _is_over(self, line: str) -> bool:
        """Act on `line`; whether the person leaves."""
        fact = self.session.fact
        is_text = fact is not None and fact.kind == "text"
        able = {*self._doing, "quit"}
        found = meant(line, self.place, able, sessions.unavailable(self.session), text=is_text)
        match found:
            case Command(id="quit"):
                return True
            case Command(id=id, rest=rest):
                self._doing[id](rest)
            case Unknown(word=word, hint=hint):
                self._wrong(f'"{one_line(word, 40)}" is not a command here. {hint}')
            case None if not line:
                self._asks_again = True  # Enter alone is never an answer; it has the question read out again
            case None:
                self._reply(line)
        return False

    def _reply(self, line: str) -> None:
        if self.session.fact is not None:
            self._fact(line)
        elif self.session.question is not None:
            self._answer(line)
        else:
            self._wrong("I did not understand that.")

    def _answer(self, line: str) -> None:
        word = line.lower().removeprefix("level").strip(" .")
        if word in LEVELS:
            self._change(sessions.give_level(self.session, int(word), self.clock()))
        elif word.lstrip("-").isdigit():
            self._wrong("The levels are 0 to 4.")
        else:
            self._in_words(line)

    # --- In a person's own words ------------------------------------------------------------------------------------

    def _in_words(self, said: str) -> None:
        """Say back what was understood; it is taken only with a yes."""
        question = self.session.question
        if question is None:
            return
        self._hears = self._hears or self._load_hears()
        reading = read(worded_for(question, self.session.assessment.profile), said, self._hears)
        if reading.explain:
            asking.explained(self.console, self.session)
            self._wrong(reading.says)
            return
        self._offer(reading)
        word = self.console.read_line()
        key = word.lower().strip(" .!")
        picked = next((line.value for line in reading.lines if key == line.key), "")
        if key in YES and reading.first:
            picked = reading.first
        if picked == NONE or key in NO:
            self._wrong("Nothing was taken.")
        elif picked:
            self._take(picked, said)
        elif not word:
            self._wrong("Nothing was taken.")
        elif reading.asks and self._is_reply(word):
            self._in_words(f"{said} {word}")
        else:
            self._put_back = word  # neither yes nor no: a level, a command or other words

    def _offer(self, reading: Reading) -> None:
        self.console.say(reading.says)
        for line in reading.lines:
            self.console.say(line.says, mark=f"  {line.key}  ")
        yes = "yes, " if reading.first else ""
        more = ", or more words" if reading.asks else ""
        self.console.say(f"({yes}{', '.join(line.key for line in reading.lines)}{more})")

    def _take(self, meaning: str, said: str) -> None:
        value = int(meaning) if meaning.isdigit() else cast(Literal["dk", "na"], meaning)
        try:
            self._change(sessions.give_in_words(self.session, value, said, self.clock()))
        except ValueError as error:
            self._wrong(str(error))

    def _is_reply(self, line: str) -> bool:
        able = {*self._doing, "quit"}
        return line not in LEVELS and meant(line, self.place, able, sessions.unavailable(self.session)) is None

    # --- Facts ------------------------------------------------------------------------------------------------------

    def _fact(self, line: str) -> None:
        fact = self.session.fact
        if fact is None:
            return
        quoted = len(line) > 2 and line[0] == line[-1] == '"'
        currency = str(self.session.assessment.profile.get("currency") or "")
        try:
            value = value_of(fact, line[1:-1] if quoted else line, self.session.questionnaire, currency)
        except NotUnderstood as error:
            self._wrong(str(error))
            return
        doubt = sessions.doubt_about(self.session, value) if value is not None else ""
        if doubt and not self._yes(doubt):
            self.console.say("Not taken.")
            self._asks_again = True
            return
        self._change(sessions.give_fact(self.session, value, self.clock()))

    def _yes(self, asked: str) -> bool:
        """Ask for yes or no until one of them is typed."""
        self.console.say(f"{asked} (yes or no)")
        while True:
            try:
                word = self.console.read_line().lower().strip(" .!")
            except TooLong:
                word = ""
            if word in YES or word in NO:
                return word in YES
            self.console.say("Type yes or no.")

    def _wrong(self, words: str) -> None:
        """Say what was not understood and what is possible, and ask again."""
        if words:
            self.console.say(words)
        asking.again(self.console, self.session)

    # --- Changes ---------------------------------------------------------------------------------------------------

    def _change(self, session: Session) -> bool:
        """Save `session`, then say what was taken and what that changes; whether it was saved."""
        before, was = self.session, self.opened.score
        try:
            self.opened.keep(session)
        except AssessorError as error:
            self._wrong(f"Not saved, so not taken. {error.line()}")
            return False
        news = asking.news(before, session, self.opened.score)
        asking.tell(self.console, [turn for turn in news if turn.text != self._typed])
        effect = effects.changed(before, session, was, self.opened.score)
        if effect:
            self.console.say(effect)
        self._asks_again = True
        return True

    def _look(self, session: Session) -> None:
        """Go somewhere without changing anything."""
        self.opened.keep(session)
        self._asks_again = True

    def _not_applicable(self, reason: str) -> None:
        if reason:
            self._change(sessions.not_applicable(self.session, reason, self.clock()))
        else:
            self._wrong("It needs a reason, as in: na batch jobs only.")

    def _note(self, text: str) -> None:
        stands = self.session.answer.note if self.session.answer else ""
        text = f"{stands}\n{text}".strip() if text else self._lines(stands)
        if not text:
            self._wrong("The note stays as it is.")
        elif len(text) > LONGEST:
            self._wrong(f"That is longer than a note can be ({LONGEST:,} characters); the note stays as it is.")
        elif self._change(sessions.take_note(self.session, text, self.clock())):
            self._stay("Noted." if not stands else f"Noted. The note is now: {one_line(text, 200)}")

    def _lines(self, stands: str) -> str:
        """A text of several lines. What was typed before the end of everything is kept too."""
        self.console.say(f"Your note is: {stands}" if stands else "There is no note yet.")
        self.console.say("Write it line by line, and end with a single dot. Only a dot leaves it as it is.")
        lines: list[str] = []
        while not lines or lines[-1] != ".":
            try:
                lines.append(self.console.read_line())
            except TooLong as error:
                self.console.say(str(error))
            except EOFError:
                lines.append(".")
        return "\n".join(lines[:-1]).strip()

    def _evidence(self, typed: str) -> None:
        word, _, rest = typed.partition(" ")
        if word.lower() not in list(Grade):
            hint = nearest(word, [grade.value for grade in Grade]) if word else ""
            self._wrong(f"{hint} {EVIDENCE_FORM}".strip())
            return
        parts = [part.strip() for part in rest.split(";")] + ["", "", ""]
        artefact = Artefact(name=parts[0], date=parts[1], figure=parts[2]) if parts[0] else None
        try:
            session = sessions.support(self.session, Grade(word.lower()), artefact, self.clock())
        except ValueError as error:
            self._wrong(f"{error} {EVIDENCE_FORM}")
            return
        if self._change(session):
            self._stay(f"Evidence: {word.lower()}.")

    def _flag(self) -> None:
        if self._change(sessions.flag(self.session, self.clock())):
            self._stay("Flagged for follow-up." if self.session.flagged else "No longer flagged.")

    def _milestone(self, name: str) -> None:
        try:
            session = sessions.milestone(self.session, one_line(name), self.clock())
        except ValueError as error:
            self._wrong(str(error))
            return
        if self._change(session):
            self._stay(f"Milestone kept: {name}.")

    def _stay(self, words: str) -> None:
        """Said after a change that leaves the question as it is: it need not be read out again."""
        self.console.say(words)
        asking.again(self.console, self.session)
        self._asks_again = False

    # --- Finding a place -------------------------------------------------------------------------------------------

    def _go(self, typed: str) -> None:
        hits = [*lookup.places(self.session, typed), *lookup.facts(self.session, typed)] if typed else []
        if hits:
            self._look(sessions.visit(self.session, hits[0].step))
        else:
            self._wrong(f'Nothing is called "{one_line(typed, 40)}".' if typed else "Write: go LAT-2, or go latency.")

    def _company(self, typed: str) -> None:
        hits = lookup.facts(self.session, typed)
        if len(hits) == 1:
            self._look(sessions.visit(self.session, hits[0].step))
            return
        for hit in hits:
            self.console.say(f"{hit.step.id}: {hit.says}", mark="- ")
        self._wrong("/company FACT goes to one of these." if hits else f'Nothing is called "{one_line(typed, 40)}".')

    def _search(self, typed: str) -> None:
        self._wrong(finding.tell_search(self.console, self.session, typed))

    def _review(self) -> None:
        self._wrong(finding.tell_review(self.console, self.session, self.opened.score))

    # --- Results, report, help -------------------------------------------------------------------------------------

    def tell_results(self) -> None:
        """Scores, plan, money and roadmap as they stand."""
        from assessor.plain.results import tell_results

        tell_results(self.console, self.session, self.opened.score, self.clock().date())
        self._asks_again = True

    def _why(self, typed: str) -> None:
        """Where a figure of the results comes from; without a figure, why the question is asked."""
        if not typed and self.session.at is not None:
            asking.explained(self.console, self.session)
            self._wrong("For a figure of the results, write: /why FIGURE, as in /why costs target.")
            return
        from assessor.plain.reasons import tell_why

        self._wrong(tell_why(self.console, self._results(), "" if typed == "all" else typed))

    def _what_if(self, typed: str) -> None:
        from assessor.plain.trying import tell_what_if

        self._wrong(tell_what_if(self.console, self._results(), typed))

    def _results(self) -> "Results":
        from assessor.interview.results.state import results_now

        assessment = self.session.assessment
        content, today = self.session.questionnaire, self.clock().date()
        return results_now(content, assessment.profile, assessment.answers, self.opened.score, today)

    def _report(self) -> None:
        from assessor.plain.reporting import tell_report

        if tell_report(self.console, self.opened, self.clock().date()):
            self._asks_again = True
        else:
            asking.again(self.console, self.session)

    def _help(self) -> None:
        self.console.say("Reply to what is asked, or type one of these; a slash before it is allowed.")
        able = {*self._doing, "quit"}
        for typed, does in table(offered(self.place, able, sessions.unavailable(self.session))):
            self.console.say(does, mark=f"{typed}: ")
        self._wrong("Enter alone has the question read out again.")


def resume_words(path: Path) -> str:
    """How to go on with `path` later."""
    return f"Saved. Go on with: assessor --plain {shlex.quote(str(path))}"
