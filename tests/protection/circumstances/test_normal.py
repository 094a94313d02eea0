"""Two people who mean the same trace write it differently; it has one normal form."""

import pytest

from sampan.protection.circumstances.normal import normal_form


@pytest.mark.parametrize(
    ("kind", "one", "other"),
    [
        ("phone", "091 234 56 78", "+84 91 234 5678"),
        ("phone", "(+84) 912-345-678", "0084912345678"),
        ("handle", "@Anna_Work", "anna_work"),
        ("email", "HR@Example.COM", "hr@example.com"),
        ("domain", "Việclàm.example", "https://xn--viclm-uqa6964c.example/"),
        ("url", "http://www.job.example/a/?utm_source=x&id=7#top", "https://job.example/a?id=7&fbclid=q"),
        ("bank_account", "970 436-12 ab", "97043612AB"),
        ("chat_group", "https://t.me/GoodJobs/", "t.me/GoodJobs"),
    ],
)
def test_normal_form_is_one_for_what_is_meant_alike(kind, one, other):
    other_kind = "url" if kind == "chat_group" else kind
    assert normal_form(kind, one, country="VN") == normal_form(other_kind, other, country="VN")


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (("wallet", "bc1qAbC", ""), ("wallet", "bc1qabc", "")),
        (("handle", "anna", "telegram"), ("handle", "anna", "zalo")),
        (("handle", "anna", ""), ("email", "anna", "")),
        (("url", "a.example/x", ""), ("url", "a.example/y", "")),
    ],
)
def test_normal_form_keeps_apart_what_is_not_the_same(first, second):
    forms = [normal_form(kind, text, platform=on, country="VN") for kind, text, on in (first, second)]
    assert forms[0] != forms[1]


@pytest.mark.parametrize("text", ["http://[", "", "@", "////", "\u202e", "x" * 400])
def test_normal_form_of_rubbish_is_a_text(text):
    for kind in ("phone", "url", "domain", "handle", "email"):
        assert normal_form(kind, text, country="VN").split()[0] in (kind, "url")
