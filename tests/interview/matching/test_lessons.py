"""What a questionnaire teaches."""

from assessor.interview.matching.lessons import taught_by
from tests import tiny


def test_a_copy_teaches_what_stands_in_its_levels() -> None:
    levels = [{"says": f"L{n}", "sounds_like": [f"like {n}"]} for n in range(5)]
    made = tiny.questionnaire(tiny.area("latency", tiny.question("LAT-1", levels=levels)))

    assert taught_by(made, None).levels["LAT-1"][3] == ["L3", "like 3"]
