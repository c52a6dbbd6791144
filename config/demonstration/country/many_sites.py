"""The network of one large region: few partners, many sites."""

from config.demonstration.partners import (
    CULTURE,
    HYTE,
    PUBLIC,
    SOTE,
    SPORT,
    Organisation,
    network,
)

MANY_SITES = (
    Organisation(
        "Seudun kirjastot Lukupolku",
        CULTURE,
        PUBLIC,
        is_venue=True,
        contact="Kirsikka Kirjava",
        sites=tuple(
            f"Lukupolku, {place}"
            for place in (
                "pääkirjasto",
                "Harjun kirjasto",
                "Rantakylän kirjasto",
                "asemanseudun kirjasto",
                "Koivulan kirjasto",
                "kirkonkylän kirjasto",
                "Mäkelän kirjasto",
                "kirjastoauto",
                "Lammenrannan kirjasto",
                "torin lukusali",
                "Saaren kirjasto",
                "Peltolan kirjasto",
            )
        ),
    ),
    Organisation(
        "Lähipalvelut Kaari",
        SOTE,
        PUBLIC,
        hands_out=True,
        contact="Sari Sillanpää-Suo",
        sites=tuple(
            f"Kaari, {place}"
            for place in (
                "keskustan palvelupiste",
                "Harjun palvelupiste",
                "Rantakylän palvelupiste",
                "Koivulan palvelupiste",
                "kirkonkylän palvelupiste",
                "perhekeskus",
                "aikuisten palvelut",
                "nuorten vastaanotto",
                "mielenterveyspalvelut",
                "kotiin annettavat palvelut",
            )
        ),
    ),
    Organisation(
        "Liikuntapaikat Vauhti",
        SPORT,
        PUBLIC,
        is_venue=True,
        contact="Lasse Liukas",
        sites=tuple(
            f"Vauhti, {place}"
            for place in (
                "uimahalli",
                "jäähalli",
                "Harjun liikuntahalli",
                "Rantakylän sali",
                "palloiluhalli",
                "kuntosali",
                "Saaren uimaranta",
                "hiihtokeskus",
            )
        ),
    ),
    Organisation(
        "Asukastuvat Ovenpieli",
        HYTE,
        PUBLIC,
        hands_out=True,
        contact="Aune Avoin",
        sites=tuple(
            f"Ovenpieli, {place}"
            for place in ("Harju", "Koivula", "Mäkelä", "Peltola", "keskusta", "kirkonkylä")
        ),
    ),
    *network("fi", 0, third=2, culture=1, other=2),
)
