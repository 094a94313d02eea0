"""Streams with their posts, campaigns with what was decided, contacts, and the rows that grouping goes on from."""

from django.contrib.postgres.fields import ArrayField
from django.db import models

from sampan.registry.access.sensitivity import Sensitivity
from sampan.registry.identifiers import new_record_id

_CODED, _INTERNAL = Sensitivity.CODED, Sensitivity.INTERNAL


class Stream(models.Model):
    """Where posts come from; what its posts say is sealed with the stream's own key."""

    SENSITIVITY = dict.fromkeys(
        ("id", "agency", "name", "platform", "origin", "is_reports", "created_by", "created_at"), _INTERNAL
    ) | dict.fromkeys(("wrapped", "wrapping_version"), Sensitivity.SECRET)

    id = models.UUIDField(primary_key=True, default=new_record_id, editable=False)
    agency = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT)
    name = models.CharField(max_length=120, unique=True)
    platform = models.CharField(max_length=40, help_text="code of the platform, such as facebook")
    origin = models.CharField(max_length=200, help_text="who collected the posts, and by which right")
    is_reports = models.BooleanField(
        default=False, help_text="takes what the public reported, and nothing else"
    )
    wrapped = models.BinaryField(max_length=80)
    wrapping_version = models.PositiveIntegerField()
    created_by = models.ForeignKey("accounts.Account", on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField()

    class Meta:
        """One stream takes the reports of the public."""

        constraints = (
            models.UniqueConstraint(
                fields=("is_reports",), condition=models.Q(is_reports=True), name="lures_reports_once"
            ),
        )


class Campaign(models.Model):
    """Posts made from one template; one that became part of another has a `parent`, and the `root` is what is told.

    The engine's part of it: `number`, `weight`, `grams` (hashed runs), `own_posts`, `kept`. Counts by code are told of
    the root alone. `template`: words that three posts share, each gap null; contacts are taken out.
    """

    SENSITIVITY = (
        dict.fromkeys(
            ("weight", "grams", "own_posts", "kept", "state", "template", "posts", "first_on", "last_on", "level",
             "signs", "languages", "platforms", "places"),
            _CODED,
        )
        | dict.fromkeys(("id", "agency", "number", "parent", "root", "changed_at"), _INTERNAL)
        | dict.fromkeys(("wrapped", "wrapping_version"), Sensitivity.SECRET)
    )  # fmt: skip

    class State(models.TextChoices):
        """What was decided."""

        NEW = "new", "new"
        CONFIRMED = "confirmed", "confirmed"
        NOT_A_LURE = "not_a_lure", "not a lure"
        CLOSED = "closed", "closed"

    id = models.UUIDField(primary_key=True, default=new_record_id, editable=False)
    agency = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT, db_index=False)
    number = models.BigIntegerField(unique=True, help_text="number of its first post")
    parent = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="children")
    root = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="members")
    weight = models.FloatField()
    grams = models.BinaryField()
    own_posts = models.PositiveIntegerField()
    kept = models.PositiveIntegerField()
    state = models.CharField(max_length=10, choices=State, default=State.NEW)
    template = models.JSONField(default=list)
    posts = models.PositiveIntegerField(default=0)
    first_on = models.DateField(null=True)
    last_on = models.DateField(null=True)
    level = models.CharField(max_length=20, default="nothing_found")
    signs = models.JSONField(default=dict)
    languages = models.JSONField(default=dict)
    platforms = models.JSONField(default=dict)
    places = models.JSONField(default=dict)
    wrapped = models.BinaryField(
        max_length=80, null=True, help_text="key of the reasons; made at the first decision"
    )
    wrapping_version = models.PositiveIntegerField(null=True)
    changed_at = models.DateTimeField()

    class Meta:
        """Listed by size and by age among those that stand."""

        constraints = (
            models.CheckConstraint(
                condition=models.Q(wrapped=None, wrapping_version=None)
                | models.Q(wrapped__isnull=False, wrapping_version__isnull=False),
                name="lures_campaign_key_whole",
            ),
        )
        indexes = (
            models.Index(fields=("-posts", "id"), condition=models.Q(parent=None), name="lures_by_size"),
            models.Index(fields=("-last_on", "id"), condition=models.Q(parent=None), name="lures_by_age"),
        )


class Post(models.Model):
    """A post: coded facts, and until it is forgotten its words, sealed with the stream's key.

    `number`: its place among all posts; `digest`: keyed hash of its id on the platform, by which it comes in once.
    """

    SENSITIVITY = (
        dict.fromkeys(("seen_on", "language", "place", "level", "signs"), _CODED)
        | dict.fromkeys(("id", "agency", "stream", "number", "digest", "campaign", "received_at"), _INTERNAL)
        | {"words": Sensitivity.SEALED}
    )

    id = models.UUIDField(primary_key=True, default=new_record_id, editable=False)
    agency = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT, db_index=False)
    stream = models.ForeignKey(Stream, on_delete=models.PROTECT, related_name="posts")
    number = models.BigIntegerField(unique=True)
    digest = models.BinaryField(max_length=16)
    words = models.BinaryField(help_text="id, text and address, sealed; empty once forgotten")
    seen_on = models.DateField()
    language = models.CharField(max_length=8, blank=True)
    place = models.CharField(max_length=8, blank=True)
    level = models.CharField(max_length=20, blank=True)
    signs = ArrayField(models.CharField(max_length=30), default=list)
    campaign = models.ForeignKey(Campaign, null=True, on_delete=models.PROTECT, related_name="own")
    received_at = models.DateTimeField()

    class Meta:
        """Each post of a stream once; those that wait are found at once."""

        constraints = (models.UniqueConstraint(fields=("stream", "digest"), name="lures_post_once"),)
        indexes = (
            models.Index(fields=("number",), condition=models.Q(campaign=None), name="lures_waiting"),
            models.Index(fields=("received_at",), condition=~models.Q(words=b""), name="lures_with_words"),
        )


class Contact(models.Model):
    """A contact that posts name: compared by a keyed hash, sealed with the key of the stream that named it first."""

    SENSITIVITY = {
        "id": _INTERNAL, "agency": _INTERNAL, "stream": _INTERNAL, "digest": _INTERNAL, "kind": _CODED,
        "platform": _CODED, "masked": _CODED, "told": Sensitivity.SEALED,
    }  # fmt: skip

    id = models.UUIDField(primary_key=True, default=new_record_id, editable=False)
    agency = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT, db_index=False)
    stream = models.ForeignKey(Stream, on_delete=models.PROTECT, related_name="+", db_index=False)
    kind = models.CharField(max_length=10)
    platform = models.CharField(max_length=30, blank=True)
    digest = models.BinaryField(max_length=16, unique=True)
    masked = models.CharField(max_length=40)
    told = models.BinaryField()


class PostContact(models.Model):
    """A post names a contact."""

    SENSITIVITY = dict.fromkeys(("id", "agency", "post", "contact"), _INTERNAL)

    agency = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT, db_index=False)
    post = models.ForeignKey(Post, on_delete=models.CASCADE, related_name="named")
    contact = models.ForeignKey(Contact, on_delete=models.CASCADE, related_name="named")

    class Meta:
        """Once a post."""

        constraints = (models.UniqueConstraint(fields=("post", "contact"), name="lures_named_once"),)


class Decision(models.Model):
    """What was decided on a campaign and why; the reason is sealed with the campaign's key. Append-only."""

    SENSITIVITY = {"act": _CODED, "reason": Sensitivity.SEALED} | dict.fromkeys(
        ("id", "agency", "campaign", "other", "decided_by", "decided_at"), _INTERNAL
    )

    class Act(models.TextChoices):
        """What can be decided; `new`: an earlier decision is taken back."""

        NEW = "new", "looked at anew"
        CONFIRMED = "confirmed", "confirmed"
        NOT_A_LURE = "not_a_lure", "not a lure"
        CLOSED = "closed", "closed"
        MERGED = "merged", "merged"
        PARTED = "parted", "parted"

    id = models.UUIDField(primary_key=True, default=new_record_id, editable=False)
    agency = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT, db_index=False)
    campaign = models.ForeignKey(Campaign, on_delete=models.PROTECT, related_name="decisions")
    other = models.ForeignKey(Campaign, null=True, on_delete=models.PROTECT, related_name="+", db_index=False)
    act = models.CharField(max_length=10, choices=Act)
    reason = models.BinaryField()
    decided_by = models.ForeignKey(
        "accounts.Account", on_delete=models.PROTECT, related_name="+", db_index=False
    )
    decided_at = models.DateTimeField()


class CampaignKey(models.Model):
    """A hash by which likely partners of a post are found, with the numbers of the campaigns that have it."""

    SENSITIVITY = dict.fromkeys(("key", "campaigns"), _INTERNAL)

    key = models.BigIntegerField(primary_key=True)
    campaigns = ArrayField(models.BigIntegerField())


class Merge(models.Model):
    """Two campaigns that are one: `votes` are the posts that stood between them, none when an analyst joined them."""

    SENSITIVITY = dict.fromkeys(("id", "kept", "gone", "votes"), _INTERNAL)

    kept = models.BigIntegerField()
    gone = models.BigIntegerField(unique=True)
    votes = ArrayField(models.CharField(max_length=36))


class Pair(models.Model):
    """Two campaigns with the posts between them so far, or parted by an analyst for good."""

    SENSITIVITY = dict.fromkeys(("id", "first", "second", "votes", "is_apart"), _INTERNAL)

    first = models.BigIntegerField()
    second = models.BigIntegerField()
    votes = ArrayField(models.CharField(max_length=36), default=list)
    is_apart = models.BooleanField(default=False)

    class Meta:
        """Each pair once."""

        constraints = (models.UniqueConstraint(fields=("first", "second"), name="lures_pair_once"),)


class Progress(models.Model):
    """How many posts were received, and how many grouped, with the counters of common runs: one row each."""

    SENSITIVITY = dict.fromkeys(("name", "count", "version", "places", "counts"), _INTERNAL)

    name = models.CharField(max_length=8, primary_key=True)
    count = models.BigIntegerField(default=0)
    version = models.BigIntegerField(
        default=0, help_text="rises with each change of what grouping goes on from"
    )
    places = models.BinaryField(default=b"")
    counts = models.BinaryField(default=b"")
