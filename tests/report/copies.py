"""What tests of copies share: everything that a PDF holds, decompressed, and a company with secrets to look for."""

import io
import re
from typing import Any

import pikepdf
import pypdf

from assessor.assessment.answers import from_mapping, give
from assessor.assessment.model import Answer, Artefact, Assessment, Grade, new
from assessor.assessment.profile import read_facts
from assessor.questionnaire.model import Questionnaire
from assessor.questionnaire.yaml_reader import read_file
from assessor.report.copy import Copy, whole_report
from assessor.report.model import ReportContext
from assessor.resources import data_folder
from tests.report import sample

PERSON, COMPANY, NOTE, FILE, REASON = (
    "Zebulon Quux",
    "Hidden Harbour Ltd",
    "said in confidence",
    "grafana-4711",
    "nobody",
)
PRICES = {"monthly_gpu_spend": 39417, "monthly_api_spend": 31093, "gpu_hour_price": 2.71, "blocked_deals": 123456}
PRICES_WRITTEN = ("39,417", "39417", "31,093", "31093", "2.71", "123,456", "123456")


def everything(pdf: bytes, password: str = "", attachments: bool = True) -> bytes:
    """All objects and decompressed streams of a PDF, its words as they are shown, with or without its attachments."""
    parts: list[bytes] = []
    with pikepdf.open(io.BytesIO(pdf), password=password) as file:
        attached = {file.attachments[name].obj.EF.F.objgen for name in file.attachments}
        for one in file.objects:
            if isinstance(one, pikepdf.Stream) and (attachments or one.objgen not in attached):
                parts.append(one.read_bytes())
            parts.append(one.unparse())
        parts.append(str(file.docinfo.items()).encode())
    reader = pypdf.PdfReader(io.BytesIO(pdf), password=password or None)
    parts += [str(entry).encode() for entry in reader.outline]
    parts += [page.extract_text().encode() for page in reader.pages]
    words = b"".join(b"".join(parts[-len(reader.pages) :]).split())  # a line break may stand within a name
    return b"\n".join(parts).replace(b"\x00", b"") + b"\n" + words


def secretive(questionnaire: Questionnaire) -> Assessment:
    """The sample company that ships, with names, notes and prices that are easy to find again."""
    written = read_file(data_folder("questionnaires") / "ai_infrastructure" / "demo.yaml").data
    facts: dict[str, Any] = {**written["profile"], **PRICES, "company": COMPANY}
    begun = new(questionnaire, sample.NOW, read_facts(facts, questionnaire, "demo.yaml"))
    given = from_mapping(written["answers"], questionnaire, "demo.yaml")
    told = {
        id: None if answer is None else answer.model_copy(update={"note": f"{NOTE} {id}", "by": PERSON})
        for id, answer in given.items()
    }
    artefact = Artefact(name=FILE, date="2026-11-12", figure="p95 410 ms")
    told["LAT-1"] = Answer(value=3, grade=Grade.MEASURED, note=NOTE, by=PERSON, artefact=artefact)
    told["OPT-6"] = Answer(value="na", reason=f"{REASON} but {PERSON} asked")
    return give(begun, told, sample.NOW)


def secrets(text: str) -> list[str]:
    """Which of the secrets can be read in `text`; a price is not part of a longer number, such as a coordinate."""
    named = [word for word in (PERSON, COMPANY, NOTE, FILE, "p95 410", f"{REASON} but") if word in text]
    squeezed = [word for word in (PERSON, COMPANY, NOTE) if word.replace(" ", "") in text and word not in named]
    prices = [word for word in PRICES_WRITTEN if re.search(rf"(?<![\d.,]){re.escape(word)}(?![\d]|[.,]\d)", text)]
    return named + squeezed + prices


def whole(questionnaire: Questionnaire, assessment: Assessment, **asked: Any) -> ReportContext:
    """The full edition's context of a copy."""
    return whole_report(questionnaire, assessment, sample.TODAY, Copy(**asked))
