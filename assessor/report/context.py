"""From an assessment, its score and its plan to everything a template may print. Pure: the day comes as an argument.

The shape is model.py; wording and drawing are the template's. Asks: said.py (answers), areas.py, options.py.
"""

from collections.abc import Mapping, Sequence
from datetime import date

from assessor import __version__
from assessor.assessment.model import Answer, Assessment
from assessor.economics.stakes import stakes
from assessor.plan.again import again
from assessor.plan.model import Plan
from assessor.questionnaire.model import Questionnaire
from assessor.report.areas import area_views, working
from assessor.report.method import method, sources
from assessor.report.model import (
    AreaView,
    Cover,
    OptionView,
    Overall,
    ReportContext,
    Said,
    Unknown,
    Verdict,
)
from assessor.report.money import find_first, money_view, plan_money
from assessor.report.options import left_open, option_views
from assessor.report.outlook import flips_told, nothing_done, rejected, roadmap_view, without_views
from assessor.report.perception import perception
from assessor.report.reasons import Basis, area_reasons
from assessor.report.said import all_said, answers_by_area, dropped, known_facts, left_out, unknown_facts
from assessor.report.since import since
from assessor.scoring import words
from assessor.scoring.model import Score
from assessor.text import one_line
from assessor.votes.aggregate import BY

MOST_FINDINGS = 3
MOST_ACTIONS = 4


def report_context(
    questionnaire: Questionnaire, assessment: Assessment, score: Score, plan: Plan, today: date, draws: int = 0
) -> ReportContext:
    """The report of `assessment` on the day `today`; the plan was made with `draws` resamples."""
    profile, answers = assessment.profile, assessment.answers
    told = all_said(questionnaire, profile, score)
    at_stake = stakes(questionnaire, profile, score)
    money = money_view(questionnaire, profile, at_stake, plan)
    priced = {stake.area: stake for stake in money.stakes}
    titles = {area.id: area.title or area.id for area in questionnaire.areas}
    reasons, firmness = area_reasons(Basis(questionnaire, profile, answers, score))
    areas = [
        area.model_copy(update={"stake": priced.get(area.id), "reasons": reasons.get(area.id)})
        for area in area_views(questionnaire, profile, score, told)
    ]
    options = option_views(questionnaire, profile, score, plan, today)
    return ReportContext(
        cover=_cover(questionnaire, assessment, told, score, today),
        overall=Overall(
            **score.overall.model_dump(exclude={"band"}),
            bands=words.bands(score.overall.band) if score.overall.band else "",
            coverage=score.coverage,
        ),
        verdict=_verdict(plan, areas, options, told).model_copy(update={"find_first": find_first(money, areas)}),
        working=working(told, areas),
        areas=areas,
        options=options,
        left_open=left_open(questionnaire, score, plan),
        money=money,
        worth=plan_money(questionnaire, plan, draws, today),
        gates=plan.gates,
        nothing=nothing_done(plan, titles),
        flips=flips_told(plan),
        without=without_views(questionnaire, plan),
        rejected=rejected(questionnaire, profile, score, plan),
        roadmap=roadmap_view(plan, titles),
        perception=perception(questionnaire, assessment),
        since=since(questionnaire, assessment),
        again=again(questionnaire, profile, score, today),
        firmness=firmness,
        method=method(questionnaire, told),
        answers=answers_by_area(questionnaire, told, areas),
        not_answered=[one for one in told.values() if not one.answered],
        left_out=left_out(questionnaire, profile, answers),
        dropped=dropped(questionnaire, answers),
        facts=known_facts(questionnaire, profile),
        facts_unknown=unknown_facts(questionnaire, profile),
        sources=sources(questionnaire, told, areas, options, priced=bool(money.stakes)),
    )


def _cover(
    questionnaire: Questionnaire, assessment: Assessment, told: Mapping[str, Said], score: Score, today: date
) -> Cover:
    return Cover(
        company=one_line(str(assessment.profile.get("company") or "")),
        title=questionnaire.title,
        date=today,
        language=questionnaire.language,
        questionnaire=f"{questionnaire.id} {questionnaire.version}",
        digest=questionnaire.digest,
        areas=sum(area.applicable for area in score.areas),
        questions=len(told),
        answered=sum(one.answered for one in told.values()),
        respondents=_respondents(assessment.answers),
        voted=sum(answer.by == BY for answer in assessment.answers.values()),
        software=f"assessor {__version__}",
    )


def _respondents(answers: Mapping[str, Answer]) -> list[str]:
    """Who answered, each once however it was capitalised, in the order of their first answer; a workshop is nobody."""
    given = [one_line(answer.by) for answer in reversed([*answers.values()]) if answer.by and answer.by != BY]
    names = {name.lower(): name for name in given}
    return list(reversed(names.values()))


def _verdict(plan: Plan, areas: Sequence[AreaView], options: list[OptionView], told: Mapping[str, Said]) -> Verdict:
    titles = {area.id: area.title for area in areas}
    lacking: dict[str, list[str]] = {}
    for item in plan.find_out:
        lacking.setdefault(item.reason, []).append(item.area)
    telling = [area for area in areas if area.heard and area.status in ("below", "unproven", "no_point")]
    return Verdict(
        decision=plan.decision,
        sentence=plan.reason,
        findings=telling[:MOST_FINDINGS],
        steps=options,
        actions=plan.actions[:MOST_ACTIONS],
        find_out=[Unknown(titles=[titles[area] for area in same], reason=reason) for reason, same in lacking.items()],
        notes=plan.notes,
        below=sum(area.status == "below" for area in areas),
        dont_know=sum(one.said == "dk" for one in told.values()),
        open=sum(one.said in ("skipped", "not_asked") for one in told.values()),
    )
