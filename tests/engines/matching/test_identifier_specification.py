"""Numbers and accounts: every vector gives its form, and a change of one is a new version."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sampan.engines.matching.identifiers.handles import canonical_handle, handle_of_older_rules, is_typed
from sampan.engines.matching.identifiers.specification import (
    DIGEST,
    SPECIFICATION,
    conforms,
    digest,
    form,
    vectors,
)
from sampan.engines.matching.keys import SPECIFICATION as KEYS

# The digests of every version that was published: a change of a vector is a new version, never a new digest.
PUBLISHED = {"identifiers-2": "39e5a1ebf765f25e"}


@pytest.mark.parametrize("row", vectors(), ids=str)
def test_vector_is_as_published(row):
    assert form(row["kind"], row["text"], region=row["region"]) == row["canonical"]


def test_specification_belongs_to_the_digest_of_its_vectors():
    assert digest() == DIGEST == PUBLISHED[SPECIFICATION]
    assert conforms() and len(vectors()) > 200


def test_keys_name_the_rules_of_numbers_that_they_build_on():
    assert SPECIFICATION in KEYS.split("/") and len(KEYS) <= 60


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("facebook.com/groups/123", "facebook.com/groups/456"),
        ("facebook.com/profile.php?id=1", "facebook.com/profile.php?id=2"),
        ("t.me/joinchat/AbCdEf", "t.me/joinchat/aBcDeF"), ("t.me/+AbCdEf", "t.me/+aBcDeF"),
        ("youtube.com/channel/UCa", "youtube.com/channel/UCA"), ("youtube.com/@jobs", "youtube.com/user/jobs"),
        ("chat.whatsapp.com/AbC", "chat.whatsapp.com/aBc"), ("wa.me/84912345678", "wa.me/84912345679"),
        ("line.me/ti/p/~abcd", "line.me/ti/p/abcd"), ("line.me/ti/g/AbCd", "line.me/ti/p/AbCd"),
        ("linkedin.com/in/jobs", "linkedin.com/company/jobs"), ("facebook.com/123", "facebook.com/groups/123"),
        ("m.facebook.com/story.php?story_fbid=9&id=100001", "m.facebook.com/story.php?story_fbid=9&id=100002"),
        ("zalo.me/g/abc", "zalo.me/0912345678"), ("discord.gg/AbC", "discord.gg/aBc"),
    ],
)  # fmt: skip
def test_two_that_are_not_one_have_two_forms(one, other):
    assert "" != canonical_handle(one) != canonical_handle(other) != ""


@pytest.mark.parametrize("text", [row["text"] for row in vectors() if row["kind"] == "handle"])
def test_form_of_a_form_is_itself_and_older_rules_leave_it(text):
    found = canonical_handle(text)
    assert canonical_handle(found) == found == handle_of_older_rules(found)


@given(st.text(st.sampled_from("abzAZ019-._/:@+~# ?=&tmecofbkw"), max_size=30))
def test_form_of_a_form_is_itself_for_any_text(text):
    found = canonical_handle(text)
    assert canonical_handle(found) == found


@pytest.mark.parametrize(
    ("older", "today"),
    [
        ("facebook:groups", ""), ("facebook:storyphp", ""), ("facebook:profilephp", ""), ("facebook:watch", ""),
        ("telegram:joinchat", ""), ("telegram:+abcdef", ""), ("instagram:p", ""), ("tiktok:tag", ""),
        ("line:r", ""), ("zalo:g", ""), ("whatsapp:message", ""), ("linkedin.com:in", ""),
        ("youtube.com:channel", ""), ("chat.whatsapp.com:abcdef", ""), ("docs.google.com:forms", ""),
        ("bit.ly:abc", ""), ("youtube.com:jobs_kh", "youtube:jobs_kh"), ("telegram:job_helper", "telegram:job_helper"),
        ("zalo:+84912345678", "zalo:+84912345678"), ("email:a@b.org", "email:a@b.org"), (":name", ":name"),
        ("forum.example.org:someone", "forum.example.org:someone"), ("telegram:invite/AbC", "telegram:invite/AbC"),
    ],
)  # fmt: skip
def test_form_of_older_rules_is_read_anew_or_given_up(older, today):
    assert handle_of_older_rules(older) == today


def test_groups_and_invitations_are_told_from_accounts():
    assert (
        is_typed("facebook:group/123")
        and not is_typed("facebook:group")
        and not is_typed("telegram:group_123")
    )
