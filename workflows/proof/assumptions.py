"""What the proof takes for granted, as it is printed with every result."""

ASSUMPTIONS = (
    "An act changes facts as its `effect` and `choices` say, and sending back as `records` says; `make edges` compares that with the site, for each class of edges in some states and not in all.",
    "Facts change by acts alone, except that an adviser may stop working at Kaikukeskus, and what is asked then follows with the next act; no date changes a fact.",
    "One contact stands for the contacts of a side; when that contact leaves, the side has nobody.",
    "Three partners with a site each stand for the network: a third-sector distributor, another distributor, a venue.",
    "Of a text there are two versions, of an extension's last day one; differing days are differing decisions.",
    "Kaikukeskus always has a worker who can sign in; of a region's contacts each can.",
    "A form refuses what is wrong in itself and never what the case needs; no person is forced to act.",
    "A correction changes decisions, who looks after statistics, a venue's limitation and the languages of material; what else it writes is the same fact again.",
    "Who recorded a thing is not remembered: anybody of the region is taken to have recorded what one of them did.",
    "Who may do an act is asked of its own predicate with people and things that stand in for real ones.",
    "Taking back one's own last act leads to the state before it, which is reached already: it adds neither states nor ways on.",
)
