"""What private matching keeps: arrangements, epochs, questions, hits, requests, openings, quotas, nights, selectors."""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models

from sampan.registry.access.sensitivity import Sensitivity
from sampan.registry.identifiers import new_record_id

_CLASSES = (Sensitivity.INTERNAL, Sensitivity.CODED, Sensitivity.SEALED, Sensitivity.SECRET)


def _id() -> models.UUIDField:
    return models.UUIDField(primary_key=True, default=new_record_id, editable=False)


def _declared(
    internal: str, *, coded: str = "", sealed: str = "", closed: str = ""
) -> dict[str, Sensitivity]:
    """Return the sensitivity of fields given as words."""
    groups = zip((internal, coded, sealed, closed), _CLASSES, strict=True)
    return {name: kind for names, kind in groups for name in names.split()}


class Arrangement(models.Model):
    """What this node and a member agreed on before they match, under an agreement that allows it."""

    SENSITIVITY = _declared(
        "id conversation member keeper batches_a_day selector_cap answer_days opening_per_mille state came_from "
        "proposed_at proposed_by confirmed_at confirmed_by ended_at"
    )

    id = _id()
    conversation = models.UUIDField()
    member = models.CharField(max_length=63)
    keeper = models.CharField(max_length=63)
    batches_a_day = models.PositiveIntegerField()
    selector_cap = models.PositiveIntegerField()
    answer_days = models.PositiveIntegerField()
    opening_per_mille = models.PositiveSmallIntegerField()
    state = models.CharField(max_length=10)  # proposed, in_force, declined, withdrawn, overtaken, ended
    came_from = models.CharField(max_length=63, help_text="the node that proposed it")
    proposed_at = models.DateTimeField()
    proposed_by = models.ForeignKey("accounts.Account", null=True, on_delete=models.PROTECT, related_name="+")
    confirmed_at = models.DateTimeField(null=True)
    confirmed_by = models.ForeignKey(
        "accounts.Account", null=True, on_delete=models.PROTECT, related_name="+"
    )
    ended_at = models.DateTimeField(null=True)

    class Meta:
        """One in force a member, one proposed a side; the key-holder is a third; at most one in 20 places is opened."""

        constraints = (
            models.UniqueConstraint(fields=("conversation", "member"), name="match_arranged_once"),
            models.UniqueConstraint(
                fields=("member",), condition=models.Q(state="in_force"), name="one_match_arrangement"
            ),
            models.UniqueConstraint(
                fields=("member", "came_from"),
                condition=models.Q(state="proposed"),
                name="one_match_proposal",
            ),
            models.CheckConstraint(
                condition=~models.Q(keeper=models.F("member")), name="match_keeper_is_a_third"
            ),
            models.CheckConstraint(
                condition=models.Q(opening_per_mille__gte=10, opening_per_mille__lte=50),
                name="match_opening_share",
            ),
        )


class Epoch(models.Model):
    """One register under one pair of halves, seen from the asker, the holder or the key-holder."""

    SENSITIVITY = _declared(
        "id side conversation holder asker keeper number register specification holder_public keeper_public "
        "state count pieces tags root opened_at ends_at is_untold reason",
        closed="half_sealed",
    )

    id = _id()
    side = models.CharField(max_length=6)
    conversation = models.UUIDField()
    holder = models.CharField(max_length=63)
    asker = models.CharField(max_length=63)
    keeper = models.CharField(max_length=63)
    number = models.PositiveIntegerField()
    register = models.CharField(max_length=9)
    specification = models.CharField(max_length=60)
    holder_public = models.BinaryField(max_length=32)
    keeper_public = models.BinaryField(max_length=32, default=b"")
    half_sealed = models.BinaryField(default=b"", help_text="own half; wiped when the epoch is over")
    state = models.CharField(max_length=7)  # making, ready, over
    count = models.PositiveIntegerField(default=0)
    pieces = models.PositiveIntegerField(default=0)
    tags = models.PositiveIntegerField(default=0)
    root = models.BinaryField(max_length=32, default=b"")
    opened_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    is_untold = models.BooleanField(default=False)  # ended early here, and the key-holder was not told yet
    reason = models.CharField(max_length=40, blank=True, help_text="why it ended before it was used")

    class Meta:
        """An epoch once a side; numbers of one register never come twice, so that none is played again."""

        constraints = (
            models.UniqueConstraint(fields=("side", "conversation"), name="match_epoch_once"),
            models.UniqueConstraint(
                fields=("side", "holder", "asker", "register", "number"), name="match_epoch_numbers"
            ),
        )


class EpochPiece(models.Model):
    """A part of an epoch's set: the holder's sealed inputs and the elements that came back, or tags."""

    SENSITIVITY = _declared("id epoch kind place", closed="octets")

    id = models.BigAutoField(primary_key=True)
    epoch = models.ForeignKey(Epoch, on_delete=models.CASCADE, related_name="parts")
    kind = models.CharField(max_length=8)  # inputs, sent, answered, tags
    place = models.PositiveIntegerField()
    octets = models.BinaryField()

    class Meta:
        """Each part once."""

        constraints = (models.UniqueConstraint(fields=("epoch", "kind", "place"), name="match_piece_once"),)


class HeldKey(models.Model):
    """Which records of this node an input of an epoch belongs to; flat: each input once, owners sealed and padded."""

    SENSITIVITY = _declared("id epoch", closed="digest element_tag owners_sealed")

    id = models.BigAutoField(primary_key=True)
    epoch = models.ForeignKey(Epoch, on_delete=models.CASCADE, related_name="held")
    digest = models.BinaryField(max_length=16, help_text="keyed hash of the input, with a key of this epoch")
    element_tag = models.BinaryField(max_length=16, default=b"", help_text="of the element under both halves")
    owners_sealed = models.BinaryField()

    class Meta:
        """Found by input for requests, by element for silent questions."""

        constraints = (models.UniqueConstraint(fields=("epoch", "digest"), name="match_input_once"),)
        indexes = (models.Index(fields=("epoch", "element_tag"), name="match_by_element"),)


class HeldOwner(models.Model):
    """Which inputs of an epoch belong to one record of this node, sealed: so that the record can leave at once."""

    SENSITIVITY = _declared("id epoch", closed="digest keys_sealed")

    id = models.BigAutoField(primary_key=True)
    epoch = models.ForeignKey(Epoch, on_delete=models.CASCADE, related_name="owners")
    digest = models.BinaryField(max_length=16, help_text="keyed hash of the record, with a key of this epoch")
    keys_sealed = models.BinaryField()

    class Meta:
        """Each record once."""

        constraints = (models.UniqueConstraint(fields=("epoch", "digest"), name="match_owner_once"),)


class Question(models.Model):
    """A batch of 64 hidden elements: asked by us, of us, or passing through this node as key-holder."""

    SENSITIVITY = _declared(
        "id side conversation epoch member is_silent case_id subject_id agency asked_by legal_basis keys asked_at "
        "answer_due state reason root elements asker_signature holder_signature pledge their_pledge audited_at held "
        "places looked_at unopened_at unopened_reason",
        coded="kinds bits",
        sealed="pending_sealed",
    )

    id = _id()
    side = models.CharField(max_length=6)
    conversation = models.UUIDField()
    epoch = models.ForeignKey(Epoch, on_delete=models.PROTECT, related_name="+")
    member = models.CharField(max_length=63, help_text="whom we ask; at holder and key-holder, who asks")
    is_silent = models.BooleanField()
    case_id = models.UUIDField(null=True, help_text="our own case; its id never leaves this node")
    subject_id = models.UUIDField(null=True, help_text="our own suspect, when one is asked about")
    agency = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT)
    asked_by = models.ForeignKey("accounts.Account", null=True, on_delete=models.PROTECT, related_name="+")
    legal_basis = models.CharField(max_length=20, blank=True)
    keys = models.PositiveIntegerField(default=0, help_text="without padding; 0 where padding hides it")
    asked_at = models.DateTimeField()
    answer_due = models.DateTimeField()
    state = models.CharField(max_length=8)
    reason = models.CharField(max_length=40, blank=True)
    kinds = ArrayField(models.CharField(max_length=30), default=list)
    bits = models.FloatField(default=0)
    root = models.BinaryField(max_length=32)
    elements = models.BinaryField()
    asker_signature = models.BinaryField(max_length=64)
    holder_signature = models.BinaryField(max_length=64, default=b"")
    pledge = models.BinaryField(max_length=32, default=b"")
    held = models.BinaryField(
        default=b"", help_text="the holder's elements and proof, until both halves are there"
    )
    places = ArrayField(
        models.PositiveSmallIntegerField(), default=list, help_text="which of the 64 were hits"
    )
    their_pledge = models.BinaryField(max_length=32, default=b"")
    pending_sealed = models.BinaryField(
        default=b"", help_text="slots, blinds, salts, seed; emptied by the opening, or after 30 days"
    )
    audited_at = models.DateTimeField(null=True)
    looked_at = models.DateTimeField(null=True, help_text="silent: when the holder looked it up")
    unopened_at = models.DateTimeField(
        null=True, help_text="when it was told that the places drawn were not opened"
    )
    unopened_reason = models.CharField(max_length=40, blank=True)  # the asker's, where it is believed

    class Meta:
        """A conversation once a side; our own questions name officer, legal basis and somebody."""

        constraints = (
            models.UniqueConstraint(fields=("side", "conversation"), name="match_question_once"),
            models.CheckConstraint(
                condition=~models.Q(side="asker")
                | (
                    models.Q(asked_by__isnull=False)
                    & ~models.Q(legal_basis="")
                    & (models.Q(case_id__isnull=False) | models.Q(subject_id__isnull=False))
                ),
                name="match_question_has_a_ground",
            ),
        )
        indexes = (
            models.Index(fields=("agency", "-id"), name="match_questions"),
            models.Index(
                fields=("answer_due",), name="match_questions_due", condition=models.Q(side="asker", state="waiting")
            ),
            models.Index(
                fields=("answer_due",), name="match_not_looked_up",
                condition=models.Q(side="holder", is_silent=True, looked_at__isnull=True, state="answered"),
            ),
        )  # fmt: skip


class SilentHit(models.Model):
    """A question about a victim meets a person helped here: for the duty officer alone."""

    SENSITIVITY = _declared(
        "id question member case_id agency verdict decided_by decided_at due_at found_at unheard",
        coded="kinds",
    )

    id = _id()
    question = models.ForeignKey(Question, on_delete=models.CASCADE, related_name="+")
    member = models.CharField(max_length=63, help_text="who asks; a duty officer sees no questions")
    case_id = models.UUIDField()
    agency = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT)
    kinds = ArrayField(models.CharField(max_length=30))
    verdict = models.CharField(max_length=8, default="waiting")
    found_at = models.DateTimeField()
    due_at = models.DateTimeField()
    decided_by = models.ForeignKey("accounts.Account", null=True, on_delete=models.PROTECT, related_name="+")
    decided_at = models.DateTimeField(null=True)
    unheard = models.CharField(
        max_length=40, blank=True, help_text="why the answer did not arrive; empty when it did"
    )

    class Meta:
        """A person once a question; who and when stand or fall together."""

        constraints = (
            models.UniqueConstraint(fields=("question", "case_id"), name="match_silent_once"),
            models.CheckConstraint(
                condition=models.Q(decided_by__isnull=True, decided_at__isnull=True)
                | models.Q(decided_by__isnull=False, decided_at__isnull=False),
                name="match_silent_decided_by_somebody",
            ),
        )


class Request(models.Model):
    """After a hit: what the asker wants, and what a person at the holder decided."""

    SENSITIVITY = _declared(
        "id way question member wish verdict case_id subject_id agency asked_by asked_at due_at decided_by decided_at "
        "legal_basis reason",
        coded="kinds",
    )

    id = _id()
    way = models.CharField(max_length=3)
    question = models.OneToOneField(Question, on_delete=models.CASCADE, related_name="request")
    member = models.CharField(max_length=63)
    wish = models.CharField(max_length=11)
    legal_basis = models.CharField(max_length=20, blank=True)
    verdict = models.CharField(max_length=8, default="waiting")
    case_id = models.UUIDField(null=True)
    subject_id = models.UUIDField(null=True)
    agency = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT)
    kinds = ArrayField(models.CharField(max_length=30), default=list)
    asked_by = models.ForeignKey("accounts.Account", null=True, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    due_at = models.DateTimeField()
    decided_by = models.ForeignKey("accounts.Account", null=True, on_delete=models.PROTECT, related_name="+")
    decided_at = models.DateTimeField(null=True)
    reason = models.CharField(
        max_length=40, blank=True, help_text="why it was lost, or why what was decided was not heard"
    )


class OpenedPlace(models.Model):
    """One place of a question laid open: whether it led to the signed root, and what a person found in the file."""

    SENSITIVITY = _declared(
        "id question agency place holds is_padding case_token officer_token legal_basis compared compared_by "
        "compared_at opened_at"
    )

    id = _id()
    question = models.ForeignKey(Question, on_delete=models.CASCADE, related_name="opened")
    agency = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT)
    place = models.PositiveSmallIntegerField()
    holds = models.BooleanField()
    is_padding = models.BooleanField(default=False)
    case_token = models.CharField(max_length=32, blank=True)
    officer_token = models.CharField(max_length=32, blank=True)
    legal_basis = models.CharField(max_length=20, blank=True)
    compared = models.CharField(max_length=8, blank=True)  # agrees, differs
    compared_by = models.ForeignKey("accounts.Account", null=True, on_delete=models.PROTECT, related_name="+")
    compared_at = models.DateTimeField(null=True)
    opened_at = models.DateTimeField()

    class Meta:
        """A place once."""

        constraints = (models.UniqueConstraint(fields=("question", "place"), name="match_place_once"),)


class Spent(models.Model):
    """Keys asked on a day, padding counted, by officer, case or peer."""

    SENSITIVITY = _declared("id side member day scope who keys")

    id = models.BigAutoField(primary_key=True)
    side = models.CharField(max_length=6)
    member = models.CharField(max_length=63)
    day = models.DateField()
    scope = models.CharField(max_length=7)
    who = models.CharField(max_length=63)
    keys = models.PositiveIntegerField()

    class Meta:
        """One count a day, scope and holder of the quota."""

        constraints = (
            models.UniqueConstraint(fields=("side", "member", "day", "scope", "who"), name="match_spent_once"),
        )  # fmt: skip


class Rate(models.Model):
    """Keys of people answered on a day, and hits among them: what the alarm compares."""

    SENSITIVITY = _declared("id side member day keys hits told_at")

    id = models.BigAutoField(primary_key=True)
    side = models.CharField(max_length=6)
    member = models.CharField(max_length=63)
    day = models.DateField()
    keys = models.PositiveIntegerField(default=0)
    hits = models.PositiveIntegerField(default=0)
    told_at = models.DateTimeField(null=True, help_text="when somebody was told that they come unlike before")

    class Meta:
        """One a day."""

        constraints = (models.UniqueConstraint(fields=("side", "member", "day"), name="match_rate_once"),)


class Suspect(models.Model):
    """The number by which an agency's pages name a suspect or case: given once, never to another, also when emptied."""

    SENSITIVITY = _declared("id subject_id agency number given_at")

    id = _id()
    subject_id = models.UUIDField()
    agency = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT)
    number = models.PositiveIntegerField()
    given_at = models.DateTimeField()

    class Meta:
        """One number a suspect and agency, one suspect a number."""

        constraints = (
            models.UniqueConstraint(fields=("agency", "number"), name="match_suspect_number_once"),
            models.UniqueConstraint(fields=("subject_id", "agency"), name="match_suspect_once"),
        )


class Selector(models.Model):
    """A phone, account, wallet, handle, domain, page or document of a suspect or a case; no helped person's own."""

    SENSITIVITY = _declared(
        "id kind held_by subject_id case_id agency recorded_at recorded_by edition is_unreadable",
        sealed="said_sealed",
        closed="digest person_digests",
    )

    id = _id()
    kind = models.CharField(max_length=10)
    held_by = models.CharField(max_length=7, choices=(("suspect", "suspect"), ("case", "case")))
    subject_id = models.UUIDField(help_text="the suspect or case that it belongs to, as prosecution knows it")
    case_id = models.UUIDField(null=True)
    agency = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT)
    said_sealed = models.BinaryField(help_text="its canonical form")
    digest = models.BinaryField(max_length=16, help_text="keyed hash of kind and canonical form")
    person_digests = ArrayField(
        models.BinaryField(max_length=16), default=list, help_text="as the search index would hold it for a person"
    )  # fmt: skip
    edition = models.CharField(max_length=32, default="")  # by which rules these hashes were made
    is_unreadable = models.BooleanField(default=False)  # names nobody by today's rules: never compared
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey("accounts.Account", on_delete=models.PROTECT, related_name="+")

    class Meta:
        """Of a suspect or a case alone; once for each. Found by hashes when one becomes a person's own."""

        indexes = (GinIndex(fields=("person_digests",), name="match_selector_of_whom"),)
        constraints = (
            models.UniqueConstraint(fields=("digest", "subject_id"), name="match_selector_once"),
            models.CheckConstraint(
                condition=models.Q(held_by__in=("suspect", "case")), name="match_selector_of_no_victim"
            ),
        )


class Night(models.Model):
    """One run of lane B with a member: sizes, what each signed, and the secret until the end."""

    SENSITIVITY = _declared(
        "id conversation member night is_ours state size their_size digest their_digest found began_at ended_at reason",
        closed="kept_sealed",
    )

    id = _id()
    conversation = models.UUIDField()
    member = models.CharField(max_length=63)
    night = models.DateField()
    is_ours = models.BooleanField(help_text="this node began it")
    state = models.CharField(max_length=8)  # offered, masking, done, refused
    size = models.PositiveIntegerField()
    their_size = models.PositiveIntegerField(default=0)
    digest = models.BinaryField(max_length=32)
    their_digest = models.BinaryField(max_length=32, default=b"")
    found = models.PositiveIntegerField(default=0, help_text="selectors of ours that both sides have")
    kept_sealed = models.BinaryField(default=b"", help_text="secret and order of tonight; wiped at the end")
    began_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    reason = models.CharField(max_length=40, blank=True)

    class Meta:
        """Once a night and member."""

        constraints = (models.UniqueConstraint(fields=("member", "night"), name="match_night_once"),)


class NightPiece(models.Model):
    """Elements of a night that arrived, masked; wiped at the end."""

    SENSITIVITY = _declared("id night kind place", closed="octets")

    id = models.BigAutoField(primary_key=True)
    night = models.ForeignKey(Night, on_delete=models.CASCADE, related_name="parts")
    kind = models.CharField(max_length=6)  # ours, theirs, twice
    place = models.PositiveIntegerField()
    octets = models.BinaryField()

    class Meta:
        """Each part once."""

        constraints = (
            models.UniqueConstraint(fields=("night", "kind", "place"), name="match_night_piece_once"),
        )


class SelectorHit(models.Model):
    """A selector that both sides have: the first night and the last, not each between."""

    SENSITIVITY = _declared("id night selector agency member found_at")

    id = _id()
    night = models.ForeignKey(Night, on_delete=models.CASCADE, related_name="hits")
    selector = models.ForeignKey(Selector, on_delete=models.CASCADE, related_name="hits")
    agency = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT)
    member = models.CharField(max_length=63)
    found_at = models.DateTimeField()

    class Meta:
        """Once a night."""

        constraints = (models.UniqueConstraint(fields=("night", "selector"), name="match_selector_hit_once"),)
