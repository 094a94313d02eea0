"""The exceptions to the rules, each with its reason; a test fails on one that is no longer needed."""

# Modules of a slice that others may import besides services, queries and facts: values and words
# that every slice speaks. None of them reads or writes the database.
SPOKEN_BY_ALL = {
    "sampan.registry.access.sensitivity": "the classes that every model declares",
    "sampan.registry.access.purposes": "the purposes that every service takes",
    "sampan.registry.access.roles": "the permissions that every service asks for",
    "sampan.registry.access.reader": "the reader and actor that every query and service takes",
    "sampan.registry.access.context": "the middleware and the worker say at the door who is reading",
    "sampan.registry.access.sight": "queries say once more how far the reader sees, so that an index finds it",
    "sampan.registry.correspondence.directory": "where the slice that knows the members says who they are",
    "sampan.registry.people.identity": "the identity value that a service takes and a query returns",
    "sampan.registry.people.keyring": "the node's keys, made outside and given to the registry",
    "sampan.protection.cases.asking": "how a date, a place or a code of a case is asked for and read",
    "sampan.protection.cases.questions": "the questions of an intake and their choices",
    "sampan.protection.cases.grid": "how a row of a sheet of people is read",
    "sampan.registry.clock.timers": "how a slice's jobs say when they run",
    "sampan.registry.clock.reckoning": "how a job says what harm it does on a wrong day",
    "sampan.prevention.offers.drop.folder": "the folder that settings name and demos and sites make; no database",
    "sampan.prevention.offers.drop.sealing": "the keys that a node keeps and a site is given; no database",
    "sampan.prevention.awareness.lessons": "the lessons as they stand in files; no database",
    "sampan.prevention.awareness.quiz": "a quiz as it is marked, in memory alone; no database",
    "sampan.prevention.awareness.drawings": "the pictograms as they stand in files; no database",
    "sampan.prevention.awareness.tallying": "the file of sums that a site writes; no database",
    "sampan.prevention.awareness.materials": "what sheets say, from files; no database",
    "sampan.prevention.awareness.typesetting": "sets a sheet as a PDF, in memory; no database",
    "sampan.prevention.awareness.knowledge": "sums of quizzes and what they tell; no database",
    "sampan.prevention.awareness.counters": "the file in which a site counts, and a node reads; no database",
    "sampan.partnership.members.agreements": "the exchange asks at its door what was agreed with a member",
    "sampan.registry.access.row_security": "the policies that every slice's migrations put on its tables",
    "sampan.registry.access.watching": "the triggers that slices' migrations put on tables with standing facts",
}

# Imports inside a function, by module: what they would otherwise cost or break.
LAZY: dict[str, str] = {
    "sampan.engines.matching.linkage.database": "DuckDB and pyarrow come with the extra linkage, which few nodes need",
    "sampan.engines.matching.linkage.pieces": "pyarrow comes with the extra linkage, which few nodes need",
    "sampan.engines.matching.linkage.scoring": "Splink comes with the extra linkage, which few nodes need",
    "sampan.engines.sheets.workbook": "openpyxl is a quarter of what every process would load",
    "sampan.engines.sheets.writing": "openpyxl is a quarter of what every process would load",
    "sampan.protection.documents.portable": "pypdf is a tenth of what every process would load",
}

# Modules outside a slice's services that save, by module.
SAVES_ELSEWHERE: dict[str, str] = {
    "sampan.portal.node.founding": "makes the first agency and account, before anybody could act",
    "sampan.engines.sheets.writing": "saves a workbook file, not a row",
    "sampan.protection.interviews.views.handing": "draws a QR code into memory, not a row",
    "sampan.prevention.offers.pictures": "saves a picture into memory, not a row",
    "sampan.protection.documents.pictures": "saves a picture into memory, not a row",
    "sampan.portal.demo.protection.drawing": "saves a picture into memory, not a row",
}

# Modules that speak SQL themselves.
SPEAKS_SQL = {
    "sampan.registry.access": "row-level security is set per transaction by SQL",
    "sampan.registry.audit": "the log's next place is taken under a lock",
    "sampan.registry.people.services.match_keys": "asks a function of the database how many people hold a hash",
    "sampan.registry.people.services.comparing": "ranks a thousand rows where they are, in one statement",
    "sampan.registry.facts_at_hand": "asks in one question for the generation and whether the transaction has written",
    "sampan.partnership.exchange.signals": "advisory locks and notices, which the ORM cannot say",
    "sampan.portal.health": "asks the database whether it answers",
    "sampan.protection.surge.counting": "a board is counted in one pass, by GROUPING SETS, which the ORM cannot say",
    "sampan.portal.node": "roles, databases and health are made and asked in SQL",
}

# Modules that ask the machine's own clock (ADR 0024); everything else asks the house.
OWN_CLOCK: dict[str, str] = {
    "sampan.prevention.offers.public.today": "the public site has no database, and so no house clock",
    "sampan.registry.clock": "the one place where the machine's clocks are read",
    "sampan.protection.interviews.locking": "compared with the sign-in library's own stamps, by the same clock",
    "sampan.registry.accounts.sessions": "compared with the ends that the session library wrote, by the same clock",
    "sampan.portal.node": "looks at the machine itself, without a database or beside it",
    "sampan.portal.hand_over": "prepares a country pack at the command line, outside of any node",
    "sampan.portal.material_commands": "sets sheets to print at the command line, outside of any node",
    "sampan.portal.demo": "tells a story from today on, outside of any node",
}

# Pure modules that draw randomness, by module.
RANDOM: dict[str, str] = {}

# Files above the size at which one asks whether to split (300 lines); none may pass 500.
LARGE: dict[str, str] = {
    "sampan.registry.access.roles": "who may do what is read side by side, on one page",
    "sampan.partnership.matches.models": "the tables of one protocol, whose rows of three sides must never meet",
    "sampan.portal.rail": "the places of a node are read in their order, on one page",
    "sampan.protection.cases.queries": "one page of reads; the counts stay beside what they count",
}
