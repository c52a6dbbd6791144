"""Whoever leaves was perhaps somebody's deputy: the absence passes to whoever takes over, or has no deputy, and the list
says so beforehand.
"""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from django.utils.translation import override

from accounts.models import Absence, User
from adoption.models import Contact
from adoption.models.days import shown
from tests.workflows.absences.days import away, day
from tests.workflows.colleagues import colleague
from tests.workflows.many import many_cases
from tests.workflows.regions import in_english, person_of, places, walk_to
from workflows.queries.absences import places_of, possible_deputies
from workflows.queries.leaving import left_over, seats_of
from workflows.stages import Stage

pytestmark = pytest.mark.django_db
PAGE = "/leaving/"
REASON = {"reason": "New work"}
NEW = REASON | {"everything": "new", "name": "Uuno Uusi", "email": "uuno.uusi@example.fi"}


def listed(client, said: dict) -> list[str]:
    """What the list says of absences."""
    regions = client.post(PAGE, said).context["regions"]
    return [sentence for one in regions if one.name == "Whose deputy you are" for sentence in one.sentences]


def leaves(client, said: dict) -> None:
    seen = client.post(PAGE, said).context["seen"]
    assert client.post(PAGE, said | {"seen": seen}).status_code == 302


def deputy_of(absence: Absence) -> User | None:
    absence.refresh_from_db()
    return absence.deputy


def days_of(absence: Absence, language: str = "en") -> str:
    with override(language):
        return f"{shown(absence.first)}–{shown(absence.last)}"


def nobody_for(absence: Absence) -> str:
    away = f"{absence.person}, who is away {days_of(absence)}"
    return f"{away}, has no deputy any more: tasks and letters wait until the return"


def somebody_for(absence: Absence, name: str) -> str:
    return f"{name} becomes the deputy of {absence.person}, who is away {days_of(absence)}"


def test_a_new_person_in_the_deputy_s_place_becomes_the_deputy_now_and_later(walk, browse, mari, kalle):
    now, later = away(mari, kalle), away(mari, kalle, first=20, last=30)
    client = browse(kalle)
    assert listed(client, NEW) == [somebody_for(now, "Uuno Uusi"), somebody_for(later, "Uuno Uusi")]
    assert (deputy_of(now), deputy_of(later)) == (kalle, kalle)
    leaves(client, NEW)
    new = User.objects.get(email=NEW["email"])
    assert (deputy_of(now), deputy_of(later)) == (new, new)
    assert possible_deputies(places_of(mari)) == [new]


def test_a_colleague_who_takes_over_becomes_the_deputy(walk, browse, mari, kalle):
    other, absence = colleague(walk, email="kerttu@example.fi"), away(mari, kalle)
    leaves(browse(kalle), REASON | {"everything": other.pk})
    assert deputy_of(absence) == other


def test_nobody_becomes_their_own_deputy(walk, browse, mari, kalle):
    absence, client, said = away(mari, kalle), browse(kalle), REASON | {"everything": mari.pk}
    assert listed(client, said) == [nobody_for(absence)]
    leaves(client, said)
    assert (deputy_of(absence), left_over(kalle)) == (None, [])


def test_an_absence_in_which_the_deputy_covers_nothing_has_no_deputy_afterwards(walk, browse, kalle):
    absence, client = away(person_of(walk, "sote"), kalle), browse(kalle)
    assert listed(client, NEW) == [nobody_for(absence)]
    leaves(client, NEW)
    assert deputy_of(absence) is None


def test_an_absence_that_is_over_and_the_person_s_own_stay_as_they_are(walk, browse, mari, kalle):
    over = Absence.objects.create(person=mari, deputy=kalle, first=day(-9), last=day(-1))
    own, client = away(kalle, mari), browse(kalle)
    assert listed(client, NEW) == []
    leaves(client, NEW)
    assert (deputy_of(over), deputy_of(own)) == (kalle, mari)


def test_a_deputy_named_meanwhile_is_kept_and_the_list_shown_again(walk, browse, mari, kalle):
    absence, client = away(mari, kalle), browse(kalle)
    seen = client.post(PAGE, NEW).context["seen"]
    Absence.objects.update(deputy=None)
    answer = client.post(PAGE, NEW | {"seen": seen})
    assert (answer.status_code, answer.context["has_changed"], deputy_of(absence)) == (200, True, None)


def test_of_several_who_take_over_the_one_with_most_regions_becomes_the_deputy(browse):
    walks = [
        walk_to(Stage.WORKING_GROUP, places=places(), municipality=code) for code in ("101", "102", "201")
    ]
    mari, kalle = in_english(person_of(walks[0], "culture")), colleague(walks[0])
    for walk in walks[1:]:
        Contact.objects.filter(adoption=walk.case.adoption, side="culture").update(user=mari)
        colleague(walk)
    absence, client = away(mari, kalle), browse(kalle)
    first, *_ = seats = seats_of(kalle)
    said = NEW | {f"to_{first.key}": "new"}
    said |= {f"name_{first.key}": "Vieno Vara", f"email_{first.key}": "vieno@example.fi"}
    lost = f"In these regions {mari} has no deputy any more, and tasks and letters wait until the return: "
    assert (len(seats), listed(client, said)) == (
        3,
        [somebody_for(absence, "Uuno Uusi"), lost + first.case.name],
    )
    leaves(client, said)
    assert deputy_of(absence).email == NEW["email"]


def test_a_place_that_stays_empty_leaves_no_deputy(browse):
    walk = walk_to(Stage.CONTACT)
    walk.do("answer_contact")
    leaver, coordinator = in_english(person_of(walk, "culture")), person_of(walk, "sote")
    Contact.objects.update(coordinator=True)
    absence, client = away(coordinator, leaver), browse(leaver)
    (seat,) = seats_of(leaver)
    said = REASON | {f"to_{seat.key}": "nobody"}
    assert listed(client, said) == [nobody_for(absence)]
    leaves(client, said)
    assert deputy_of(absence) is None


def test_a_coordinator_s_successor_coordinates_too_and_stands_in_for_the_other_coordinator(walk, browse):
    care, culture = person_of(walk, "sote"), in_english(person_of(walk, "culture"))
    Contact.objects.filter(user__in=[care, culture]).update(coordinator=True)
    absence, client = away(care, culture), browse(culture)
    assert listed(client, NEW) == [somebody_for(absence, "Uuno Uusi")]
    leaves(client, NEW)
    assert deputy_of(absence) in possible_deputies(places_of(care))


def test_a_worker_s_absence_passes_to_the_worker_who_takes_over(walk, browse, adviser):
    absent = User.objects.create_user("kolmas@example.fi", name="Kolmas Keskus", is_kaikukeskus=True)
    leaver, absence = in_english(walk.adviser), away(absent, walk.adviser)
    client, said = browse(leaver), REASON | {"everything": adviser.pk}
    assert listed(client, said) == [somebody_for(absence, str(adviser))]
    leaves(client, said)
    assert deputy_of(absence) == adviser


def test_whoever_has_no_place_but_is_a_deputy_sees_that_and_is_none_afterwards(walk, browse, adviser):
    leaver, absence = in_english(adviser), away(walk.adviser, adviser)
    client = browse(leaver)
    assert "You have no region and no task here, but you are" in client.get(PAGE).content.decode()
    assert listed(client, {}) == [nobody_for(absence)]
    leaves(client, {})
    assert deputy_of(absence) is None
    assert User.objects.get(pk=leaver.pk).is_active is False  # the sign-in of a worker ends with leaving


@pytest.mark.parametrize(
    ("language", "title", "nobody", "somebody"),
    [
        (
            "fi",
            "Ketä sijaistat",
            "{who}, poissa {days}, jää ilman sijaista: tehtävät ja viestit odottavat paluuta",
            "Uuno Uusi tulee sijaiseksi: sijaistettava on {who}, poissa {days}",
        ),
        (
            "sv",
            "Vem du är ersättare för",
            "{who}, som är borta {days}, har inte längre någon ersättare: uppgifter och brev väntar till återkomsten",
            "Uuno Uusi blir ersättare för {who}, som är borta {days}",
        ),
    ],
)
def test_the_list_says_it_in_the_reader_s_language(
    walk, browse, mari, kalle, language, title, nobody, somebody
):
    User.objects.filter(pk=kalle.pk).update(language=language)
    absence, client = away(mari, kalle), browse(kalle)
    said = {"who": mari, "days": days_of(absence, language)}
    for answer, sentence in ((NEW, somebody), (REASON | {"everything": mari.pk}, nobody)):
        region = client.post(PAGE, answer).context["regions"][-1]
        assert (region.name, region.sentences) == (title, [sentence.format(**said)])


def test_the_list_costs_the_same_for_few_absences_and_for_many(browse, adviser):
    leaver, counts = in_english(User.objects.create_user("petra@example.fi", name="Petra")), []
    today, now = timezone.localdate(), timezone.now()
    for number in (2, 20):
        cases = many_cases(number, adviser=adviser, on=today, now=now, contact=leaver)
        for case in cases:
            other = User.objects.create_user(f"p{case.pk}@example.fi", name="Poissa")
            case.adoption.contacts.create(user=other, side="culture", starts=today)
            away(other, leaver)
        client = browse(leaver)
        with CaptureQueriesContext(connection) as queries:
            sentences = listed(client, NEW)
        counts.append((len(queries), len(sentences)))
    assert (counts[0][0], [said for _, said in counts]) == (counts[1][0], [2, 22])
