"""What is another region's and what there is none of answer alike, to the letter, whoever asks."""

import re

import pytest

from tests.matrix.addresses import keys_of
from tests.matrix.people import SEE_THE_REGION, Region, region_elsewhere
from tests.matrix.scenes import SCENES
from workflows.models import CaseTask
from workflows.stages import Stage

pytestmark = pytest.mark.django_db

NONE = 999_999
HUGE = "9" * 40
LOCAL = tuple(kind for kind in SEE_THE_REGION if kind not in ("adviser", "worker"))
WITHOUT_A_REGION = ("uninvolved", "former", *LOCAL)

OF_A_CASE = ("/cases/{}/", "/cases/{}/history/", "/cases/{}/network/", "/cases/{}/do/hold/", "/?region={}")
OF_A_TASK = ("/tasks/{}/", "/tasks/{}/claim/", "/tasks/{}/release/", "/tasks/{}/hand-over/")

# One act about each kind of thing. What is malformed is given in place of the number, and as the whole key.
ACTS = {
    "site": "report_onboarding",
    "partner": "partner_leaves",
    "session": "move_session",
    "contact": "contact_leaves",
    "commitment": "end_commitment",
    "record": "correct",
}
NUMBERS = ("", "0", "-1", str(NONE), HUGE, "1.5", "1e3", "x", "1:1", "é", "\x00", "%00", "None")
OTHERWISE = ("0{}", "+{}", "-{}", " {}", "{} ", "{}.0", "{}_0", "{}:1", "{}%0A")
KEYS = ("x", "site", ":", ":1", "1", "é:1", "Site:1", "task:1", "record:x", "__class__:1", "case:1", "\x00:1", "😀", "a" * 500)  # fmt: skip


@pytest.fixture(scope="module")
def elsewhere(people, places):
    """The region of the person from elsewhere has come as far as the other."""
    return region_elsewhere(people["adviser"], places.pop()).to(Stage.STATISTICS)


@pytest.fixture(scope="module")
def region(people, places, elsewhere):
    return Region(adviser=people["adviser"]).contact([places.pop()]).until("approve_artwork")


@pytest.mark.parametrize("address", OF_A_CASE)
def test_a_case_of_others_is_as_one_there_is_none_of(address, region, elsewhere, visitors):
    for kind in WITHOUT_A_REGION:
        there = visitors.get(kind, address.format(elsewhere.case_id))
        for number in (NONE, HUGE):
            assert_same_404(there, visitors.get(kind, address.format(number)))


@pytest.mark.parametrize("address", OF_A_TASK)
def test_a_task_of_others_is_as_one_there_is_none_of(address, region, elsewhere, visitors):
    task = CaseTask.objects.open().filter(case=elsewhere.case_id).first()
    start = CaseTask.objects.filter(case=region.case_id).exclude(flow_task_type="HUMAN").first()
    ask = visitors.get if address.endswith(("{}/", "hand-over/")) else visitors.post
    for kind in WITHOUT_A_REGION:
        there = ask(kind, address.format(task.pk))
        for number in (NONE, HUGE, start.pk):
            assert_same_404(there, ask(kind, address.format(number)))


@pytest.mark.parametrize("kind", ACTS)
def test_a_thing_of_others_is_as_one_there_is_none_of(kind, region, elsewhere, visitors):
    foreign = keys_of(elsewhere)[kind]
    if kind == "record":  # is known by its number in the log of its own case, which is shorter elsewhere
        foreign = f"record:{region.case.seq + 1}"
    keys = [*KEYS, *(f"{kind}:{number}" for number in (*NUMBERS, *written_otherwise(keys_of(region)[kind])))]
    there = visitors.get("coordinator", act_url(region, ACTS[kind], foreign))
    answers = {key: visitors.get("coordinator", act_url(region, ACTS[kind], key)) for key in keys}
    assert {key: answer.status_code for key, answer in answers.items() if answer.status_code != 404} == {}
    assert {key for key, answer in answers.items() if bare(answer) != bare(there)} == set()
    for person in ("hyte", "adviser"):
        there = visitors.get(person, act_url(region, ACTS[kind], foreign))
        assert_same_404(there, visitors.get(person, act_url(region, ACTS[kind], f"{kind}:{NONE}")))


@pytest.mark.parametrize("kind", ACTS)
def test_an_act_about_one_kind_of_thing_is_not_done_to_another(kind, region, elsewhere, visitors):
    key = keys_of(region)[kind]
    others = [act for about, act in ACTS.items() if about != kind] + ["finish_local_material", "send_back"]
    answers = {act: visitors.get("coordinator", act_url(region, act, key)).status_code for act in others}
    assert answers == dict.fromkeys(others, 404)


@pytest.mark.parametrize("name", ["no_such_act", "hold ", "HOLD", "__init__", "hold%00", "é" * 200])
def test_an_act_there_is_none_of_is_not_found(name, region, visitors):
    for kind in ("coordinator", "adviser"):
        answers = (visitors.get(kind, act_url(region, name)), visitors.post(kind, act_url(region, name)))
        assert [answer.status_code for answer in answers] == [404, 404]


@pytest.mark.parametrize("key", ["", "x", "0", "-1", HUGE, "1.5", "\x00", "é"])
def test_a_partner_there_is_none_of_has_no_page(key, region, elsewhere, visitors):
    url = f"/cases/{region.case_id}/network/"
    foreign = keys_of(elsewhere)["partner"].removeprefix("partner:")
    there = visitors.get("culture", url, {"partner": foreign})
    assert_same_404(there, visitors.get("culture", url, {"partner": key}))


@pytest.mark.parametrize("scene", [scene for scene in SCENES if not scene.declared.item], ids=str)
def test_an_act_in_the_region_of_others_is_not_found(scene, region, elsewhere, visitors):
    answers = [
        ask("coordinator", act_url(case, scene.act))
        for case in (elsewhere, None)
        for ask in (visitors.get, visitors.post)
    ]
    assert {answer.status_code for answer in answers} == {404}
    assert len({bare(answer) for answer in answers}) == 1


def written_otherwise(key: str) -> list[str]:
    """The number of a thing that there is, as Python would read it too."""
    number = key.partition(":")[2]
    digits = [number.translate({48 + n: zero + n for n in range(10)}) for zero in (0x660, 0xFF10)]
    return [*digits, *(form.format(number) for form in OTHERWISE)]


def act_url(region, act: str, item: str = "") -> str:
    case = region.case_id if region else NONE
    return f"/cases/{case}/do/{act}/" + (f"{item}/" if item else "")


def bare(answer) -> str:
    """The page without what tells of its own address and of the moment."""
    text = re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", answer.content.decode())
    return re.sub(r'name="next" value="[^"]*"', "", text)


def assert_same_404(there, none) -> None:
    assert (there.status_code, none.status_code) == (404, 404)
    assert bare(there) == bare(none)
