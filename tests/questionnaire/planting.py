"""A questionnaire without a defect, and ways to plant one in it."""

from collections.abc import Callable
from typing import Any, NamedTuple

Files = dict[str, Any]
A, PROFILE, TARGETS, ROLES, OPTIONS = "areas/a.yaml", "profile.yaml", "targets.yaml", "roles.yaml", "options.yaml"


def levels() -> list[dict[str, Any]]:
    """Five levels, with next steps where there is a level above."""
    step = {"do": "Do it.", "days": 1, "who": "the founder", "seen_by": "It is there."}
    return [{"says": f"Fact number {n}.", **({"next_step": step} if n < 4 else {})} for n in range(5)]


def question(id: str, **more: Any) -> dict[str, Any]:
    """A question without a defect."""
    return {"id": id, "ask": "What is recorded?", "why": "It costs money.", "levels": levels(), **more}


def good() -> Files:
    """A questionnaire that uses most of the format and has no defect."""
    return {
        "questionnaire.yaml": {"id": "tiny", "version": "1", "title": "Tiny", "areas": ["a", "b"]},
        A: {
            "id": "a",
            "questions": [
                question("A-1", closed_by=["sre"], sources=["MLP"]),
                question("A-2", applies_when={"serving": ["own"], "gpus": {"min": 8}}, needs=[{"question": "A-1"}]),
                question("A-3", variants=[{"when": {"serving": ["api"]}, "ask": "Which API?"}], closed_by=["nobody"]),
            ],
        },
        "areas/b.yaml": {"id": "b", "questions": [question("B-1", needs=[{"any": [{"question": "A-2"}]}])]},
        PROFILE: {
            "facts": [
                {"id": "stage", "ask": "Stage?", "kind": "choice", "choices": [{"id": "seed"}, {"id": "growth"}]},
                {"id": "serving", "ask": "Where?", "kind": "choices", "choices": [{"id": "api"}, {"id": "own"}]},
                {"id": "gpus", "ask": "How many?", "kind": "number", "min": 0, "asked_when": {"serving": ["own"]}},
                {"id": "sla", "ask": "SLA?", "kind": "number", "min": 0, "max": 100, "choices": [{"id": "none"}]},
                {"id": "regulated", "ask": "Regulated?", "kind": "yes_no"},
                {"id": "region", "ask": "Where?", "kind": "choice", "choices": [{"id": "us"}, {"id": "eu"}]},
            ]
        },
        TARGETS: {
            "down": "serving",
            "across": "stage",
            "targets": {"a": {"api": None, "own": [1, 2]}, "b": 2},
            "adjust": [
                {"when": {"sla": True}, "area": "a", "add": 1},
                {"when": {"regulated": True}, "question": "A-1", "min": 3},
            ],
            "why": {"a": "Because."},
        },
        ROLES: [
            {
                "id": "sre",
                "covers": {"a": [0.5, 4]},
                "fill_months": 3,
                "ramp_months": 3,
                "pay": {
                    "us": {"currency": "USD", "low": 100, "high": 200},
                    "eu": {"currency": "EUR", "low": 100, "high": 200},
                },
            }
        ],
        OPTIONS: [
            {
                "id": "help",
                "kind": "buy",
                "covers": {"b": [0.5, 3]},
                "fill_months": 1,
                "ramp_months": 1,
                "yearly": {"USD": 50},
                "excludes": ["sre"],
            }
        ],
        "economics.yaml": {
            "risk_floor": {"a": 10},
            "levers": {"engine": [0.1, 0.2, 0.3]},
            "rates": {"as_of": "2026-11", "EUR": 1.1},
        },
        "sources.yaml": {"MLP": {"title": "Rules", "date": "2026-07-23", "good_for_months": 12}},
        "phrases.yaml": {"dont_know": ["no idea"], "not_applicable": ["N/A"]},
    }


def put(file: str, path: str, value: Any) -> Callable[[Files], None]:
    """A defect: `value` at `path` of `file`; a path that ends in + adds to a list."""

    def plant(files: Files) -> None:
        holder = files[file]
        *steps, last = [int(step) if step.isdigit() else step for step in path.split(".") if step]
        for step in steps:
            holder = holder[step]
        if last == "+":
            holder.append(value)
        else:
            holder[last] = value

    return plant


def drop(file: str, path: str = "") -> Callable[[Files], None]:
    """A defect: nothing at `path` of `file`, or no such file."""

    def plant(files: Files) -> None:
        if not path:
            del files[file]
            return
        holder = files[file]
        *steps, last = [int(step) if step.isdigit() else step for step in path.split(".")]
        for step in steps:
            holder = holder[step]
        del holder[last]

    return plant


def both(*defects: Callable[[Files], None]) -> Callable[[Files], None]:
    def plant(files: Files) -> None:
        for defect in defects:
            defect(files)

    return plant


def only_area_b(files: Files) -> None:
    """Nothing left but the head and one question."""
    for name in set(files) - {"questionnaire.yaml", "areas/b.yaml"}:
        del files[name]
    files["questionnaire.yaml"]["areas"] = ["b"]
    files["areas/b.yaml"]["questions"][0]["needs"] = []


class Planted(NamedTuple):
    """A defect, and the findings that it must lead to: rule, file, field, words."""

    defect: Callable[[Files], None]
    found: list[tuple[str, str, str, str]]


def one(defect: Callable[[Files], None], rule: str, file: str, field: str, says: str) -> Planted:
    return Planted(defect, [(rule, file, field, says)])


SAID = "sounds_like/a.yaml"


def said() -> dict[str, list[list[str]]]:
    """A file of example sentences without a defect for area a: four a level."""
    return {id: [[f"{id} voice {n} {i}" for i in range(4)] for n in range(5)] for id in ("A-1", "A-2", "A-3")}


def said_with(path: str, value: Any) -> Callable[[Files], None]:
    """A defect in a file of example sentences."""

    def plant(files: Files) -> None:
        files[SAID] = said()
        put(SAID, path, value)(files)

    return plant


PACK, COMMON = "role_packs/sre.yaml", "role_packs/_common.yaml"


def pack() -> dict[str, Any]:
    """A role pack without a defect for the role sre."""
    exercise = {"do": "Find the cause.", "minutes": 60, "scores": ["Nothing", "A little", "Most", "All"]}
    return {
        "id": "sre",
        "outcomes": [{"day": day, "says": [f"Seen on day {day}"]} for day in (30, 60, 90, 180)],
        "must": ["Has led incidents"],
        "skills": [{"id": "alerts", "level": 3}],
        "seniority": {"mid": "Does.", "senior": "Decides.", "staff": "Sets."},
        "stages": [{"id": "call", "says": "Say the terms first."}],
        "questions": [{"ask": f"Question {n}?", "good": ["A figure"]} for n in range(8)],
        "scorecard": [{"says": "Measures first", "stages": ["call"]}],
        "work_sample": exercise,
        "system_design": dict(exercise),
        "mistakes": ["Hiring one person for a rota"],
        "ways": {"full_time": "With a service level."},
        "not_yet": [{"situation": "No users", "instead": "Wait"}],
    }


def packs_share() -> dict[str, Any]:
    """What the role packs share, without a defect."""
    stage = {"id": "call", "title": "Call", "minutes": 30, "tests": "Reasons", "advance_when": "There is one"}
    return {
        "stages": [stage],
        "skills": [{"id": "alerts", "title": "Alerts"}],
        "law": [{"says": "State the range.", "regions": ["eu"], "sources": ["LAW"]}],
        "sources": {"LAW": {"title": "A law", "date": "2026-11", "good_for_months": 6}},
    }


def packed(*defects: Callable[[Files], None], more: Files | None = None) -> Callable[[Files], None]:
    """Defects in role packs that are otherwise without one; `more` files beside them."""

    def plant(files: Files) -> None:
        files.update({PACK: pack(), COMMON: packs_share()}, **(more or {}))
        both(*defects)(files)

    return plant
