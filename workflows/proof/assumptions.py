"""What the proof takes for granted, as it is printed with every result."""

ASSUMPTIONS = (
    "An act changes facts as its `effect` and `choices` say, and sending back as `records` says.",
    "Facts change by acts alone, except that an adviser may stop working at Kaikukeskus; no date changes a fact.",
    "One contact stands for the contacts of a side; when that contact leaves, the side has nobody.",
    "Three partners stand for the network: a third-sector distributor, another distributor, a venue.",
    "Sites of the first and the last stand for all sites, Kaikukeskus' view on the first for its views on distributors.",
    "Of a text there are two versions, of an extension's last day one; differing days are differing decisions.",
    "Kaikukeskus always has a worker who can sign in; of a region's contacts each can.",
    "A form refuses what is wrong in itself and never what the case needs; no person is forced to act.",
    "A correction changes only decisions and the languages of material; what else it writes is the same fact again.",
    "Who may do an act is asked of its own predicate with people and things that stand in for real ones.",
)
