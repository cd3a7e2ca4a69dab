"""The report from the conversation: its progress as lines, then where it lies. An existing PDF is never replaced."""

from datetime import date

from assessor.errors import AssessorError
from assessor.opening.opened import OpenAssessment, free_path, stem
from assessor.plain.console import Console


def tell_report(console: Console, opened: OpenAssessment, today: date) -> bool:
    """Write the report of `opened` beside it; whether it was written. Ctrl+C stops it and leaves no half file."""
    from assessor.report.pdf import write_report

    path = free_path(opened.path.parent, stem(opened.path), ".pdf")
    stages: set[str] = set()

    def tell(stage: str, share: float) -> None:
        if stage not in stages:
            stages.add(stage)
            console.say(f"Report, {share:.0%}: {stage}.")

    console.say("Writing the report; Ctrl+C stops it.")
    session = opened.session
    try:
        made = write_report(path, session.questionnaire, session.assessment, today=today, progress=tell)
    except AssessorError as error:
        console.say(error.line())
        return False
    except KeyboardInterrupt:
        console.say("Stopped; no report was written.")
        return False
    console.say(f"Report written: {made.pages} pages, {len(made.pdf) // 1000} kB, in")
    console.name(path)
    return True
