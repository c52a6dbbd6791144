"""What the people of the demonstration write, in Finnish and in Swedish. All of it is invented."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Words:
    """Several ways to say each thing; `Walk.one_of` chooses."""

    messages: tuple[str, ...]
    audience: tuple[str, ...]
    places: tuple[str, ...]
    after_info: tuple[str, ...]
    after_training: tuple[str, ...]
    after_workshop: tuple[str, ...]
    after_meeting: tuple[str, ...]
    after_feedback: tuple[str, ...]
    go_live_notes: tuple[str, ...]
    culture_bodies: tuple[str, ...]
    care_bodies: tuple[str, ...]
    artwork: tuple[str, ...]
    printers: tuple[str, ...]
    material: tuple[str, ...]
    onboarded_with: tuple[str, ...]
    surveyed: tuple[str, ...]
    given_by: tuple[tuple[str, str], ...]
    consultation_notes: tuple[str, ...]
    section: str


FINNISH = Words(
    messages=(
        "Haluaisimme kuulla, miten Kaikukortin kokeilu valmistellaan ja mitä se vaatii meiltä.",
        "Kulttuuripuolella on noussut esiin, että kaikilla ei ole varaa lähteä tapahtumiin. Miten pääsisimme alkuun?",
        "Valtuustossa on tehty aloite Kaikukortista. Valmistelemme vastausta ja kaipaamme esittelyä.",
        "Naapurikunnassa on hyviä kokemuksia. Voisimmeko sopia keskustelusta hyvinvointialueen kanssa?",
        "Hyvinvointityöryhmämme ehdotti Kaikukorttia ensi vuoden suunnitelmaan. Mistä kannattaa aloittaa?",
        "Meillä on jo maksuttomia tapahtumia, mutta tieto ei tavoita kaikkia. Sopisiko Kaikukortti meille?",
    ),
    audience=(
        "Kulttuurin, sosiaalipalvelujen ja järjestöjen työntekijät",
        "Hyvinvointityöryhmä ja lautakuntien esittelijät",
        "Kaikki kiinnostuneet työntekijät ja yhdistykset",
    ),
    places=("Kaupungintalo, kokoushuone 2", "Pääkirjasto, luentosali", "Kunnantalon valtuustosali"),
    after_info=(
        "Käytiin läpi polku kokeiluun ja työajan tarve. Eniten kysyttiin kohteiden sitoutumisesta.",
        "Toimintaa pidettiin tarpeellisena. Sovittiin, että alue päättää jatkosta ennen seuraavaa talousarviota.",
        "Järjestöt olivat hyvin edustettuina. Jatkosta päätetään kahden viikon kuluessa.",
    ),
    after_training=(
        "Käytiin läpi toimintamalli, roolit ja tilastointi. Työryhmä jakoi tehtävät puoliensa kesken.",
        "Harjoiteltiin, miten kortista kerrotaan asiakkaalle. Sovittiin työpajan tavoitteista.",
    ),
    after_workshop=(
        "Pienryhmissä koottiin mahdollisia kortinjakajia ja kohteita. Useampi yhdistys ilmoitti kiinnostuksensa.",
        "Keskusteltiin kuljetuksista ja siitä, miten kortista kerrotaan selkokielellä.",
    ),
    after_meeting=(
        "Toimintaperiaatteet käytiin läpi yhdessä. Sitoumukset kerätään tämän kuun aikana.",
        "Toimijat kysyivät perehdytyksestä ja korttien määrästä. Aikataulusta päästiin yksimielisyyteen.",
    ),
    after_feedback=(
        "Kortti on otettu hyvin vastaan. Jakajat toivovat lyhyttä esitettä selkokielellä.",
        "Käyttöä on ollut eniten teatterissa ja uimahallissa. Kuljetuksista keskustellaan vielä.",
        "Yhteistyö puolten välillä on helpottunut. Uusia kohteita toivotaan kylille.",
    ),
    go_live_notes=(
        "Kaikki valmista, onnea kokeiluun.",
        "Sovittu, että ensimmäisen kuukauden jälkeen soitellaan.",
    ),
    culture_bodies=(
        "Sivistyslautakunta",
        "Kulttuuri- ja vapaa-aikalautakunta",
        "Hyvinvointijohtaja",
        "Elinvoimalautakunta",
    ),
    care_bodies=(
        "Aikuisten sosiaalipalvelujen päällikkö",
        "Hyvinvoinnin ja terveyden edistämisen johtoryhmä",
        "Palvelulinjan johtaja",
        "Lähipalvelulautakunta",
    ),
    artwork=(
        "Kortti, juliste ja esitteen kansi alueen omilla yhteystiedoilla.",
        "Kortin taustapuoli, jossa on alueen verkkosivun osoite, sekä A4-juliste.",
    ),
    printers=("Paino Hiirenkorva", "Kirjapaino Sarka", "Painotalo Viisto"),
    material=(
        "Esite, juliste ja verkkosivu",
        "Esite ja ohje kortinjakajille",
        "Juliste, esite ja tiedote lehdille",
    ),
    onboarded_with=(
        "Perehdytysdiat ja muistilista",
        "Kortinjakajan käsikirja ja perehdytysdiat",
        "Käsikirja, muistilista ja yhteinen harjoitus",
    ),
    surveyed=("Kortinjakajat ja kulttuurikohteet", "Verkoston työntekijät", "Kortinhaltijat, nimettömästi"),
    given_by=(
        ("Jaana Johtaja", "johtaja"),
        ("Petri Puheenvuoro", "puheenjohtaja"),
        ("Virpi Vastuullinen", "palveluesihenkilö"),
        ("Tuomo Toimelias", "toiminnanjohtaja"),
    ),
    consultation_notes=("", "Tavoittaa kohderyhmän hyvin.", ""),
    section="§",
)
SWEDISH = Words(
    messages=(
        "Vi har hört om Kaikukortti av våra grannar och vill gärna veta hur ett försök förbereds.",
        "Kan ni berätta hur kulturen och socialvården brukar komma i gång tillsammans? Vi är en liten kommun.",
        "I fullmäktige har det lämnats en motion om Kaikukortti. Vi skulle behöva en presentation.",
    ),
    audience=("Personal inom kultur, socialvård och föreningar", "Alla som är intresserade"),
    places=("Stadshuset, mötesrum 1", "Biblioteket, föreläsningssalen", "Kommungården, fullmäktigesalen"),
    after_info=(
        "Vi gick igenom stegen och hur mycket arbetstid som behövs. Föreningarna var positiva.",
        "Intresset är stort. Området beslutar om fortsättningen inom två veckor.",
    ),
    after_training=("Vi gick igenom verksamhetsmodellen, rollerna och statistiken.",),
    after_workshop=("Deltagarna listade möjliga aktörer som kan dela ut kort och kulturella besöksmål.",),
    after_meeting=("Principerna gicks igenom tillsammans. Förbindelserna samlas in under månaden.",),
    after_feedback=("Kortet har tagits emot väl. Man önskar en kort broschyr på lätt svenska.",),
    go_live_notes=("Allt är klart. Lycka till med försöket.",),
    culture_bodies=("Bildningsnämnden", "Kultur- och fritidsnämnden"),
    care_bodies=("Ledningsgruppen för välfärd och hälsa", "Servicechefen för socialtjänsterna"),
    artwork=("Kortet, en affisch och broschyrens pärm med områdets egna kontaktuppgifter.",),
    printers=("Tryckeriet Gåsfjädern", "Tryckhuset Snedstreck"),
    material=("Broschyr, affisch och webbsida", "Broschyr och anvisning för dem som delar ut kort"),
    onboarded_with=("Introduktionspresentationerna och minneslistan", "Handboken och minneslistan"),
    surveyed=("De som delar ut kort och de kulturella besöksmålen",),
    given_by=(
        ("Disa Direktör", "direktör"),
        ("Olof Ordförande", "ordförande"),
        ("Vendela Varsam", "enhetschef"),
    ),
    consultation_notes=("", "Når målgruppen väl."),
    section="§",
)
BY_LANGUAGE = {"fi": FINNISH, "sv": SWEDISH}
