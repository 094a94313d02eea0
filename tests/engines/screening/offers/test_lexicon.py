"""The patterns of lexicons: what a line means, and that each file of the package can be read."""

import pytest

from sampan.engines.screening.offers.finding import ASSERTED, DENIED, QUOTED, Found, find
from sampan.engines.screening.offers.lexicon import languages, lexicon_of, read_lexicon
from sampan.engines.screening.reading.folding import fold
from sampan.vocabulary.errors import InvalidInput

VIETNAMESE = """
[set passport]
hộ chiếu|passport
# a remark
[sign docs_taken]
(giữ|cầm) ~ {passport}
?thu {passport}
[sign no_skill_needed]
không cần kinh nghiệm
[sign debt_or_penalty]
!phạt # triệu
[deny before]
không|chẳng
[deny after]
là trái phép
[quote before]
chúng nói
"""


def found_in(text: str, lexicon: str = VIETNAMESE, language: str = "vi") -> list[tuple[str, str, str, bool]]:
    found = find(read_lexicon(language, lexicon), text)
    return [(one.code, text[one.start : one.end], one.stance, one.is_weak) for one in found]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("công ty giữ giúp hộ chiếu nhé", [("docs_taken", "giữ giúp hộ chiếu", ASSERTED, False)]),
        ("công ty không giữ hộ chiếu", [("docs_taken", "giữ hộ chiếu", DENIED, False)]),
        ("giữ hộ chiếu là trái phép", [("docs_taken", "giữ hộ chiếu", DENIED, False)]),
        ("nếu chúng nói sẽ cầm passport thì báo", [("docs_taken", "cầm passport", QUOTED, False)]),
        # A denial ends with its clause, and with its sentence.
        ("không sao, công ty giữ hộ chiếu", [("docs_taken", "giữ hộ chiếu", ASSERTED, False)]),
        ("không sao. công ty giữ hộ chiếu", [("docs_taken", "giữ hộ chiếu", ASSERTED, False)]),
        ("việc nhẹ, không cần kinh nghiệm", [("no_skill_needed", "không cần kinh nghiệm", ASSERTED, False)]),
        ("thu hộ chiếu", [("docs_taken", "thu hộ chiếu", ASSERTED, True)]),
        ("không phạt 20 triệu", [("debt_or_penalty", "phạt 20 triệu", ASSERTED, False)]),
        # Words end where letters end.
        ("giữ hộ chiếux", []),
        ("xgiữ hộ chiếu", []),
        # A gap does not cross the end of a sentence.
        ("giữ bí mật nhé. hộ chiếu của bạn", []),
        ("", []),
    ],
)
def test_pattern_finds_its_words_and_says_whether_they_are_asserted(
    text: str, wanted: list[tuple[str, str, str, bool]]
) -> None:
    assert found_in(text) == wanted


def test_pattern_is_spelt_as_a_folded_message_whichever_spelling_it_has() -> None:
    for language, pattern, message in (
        ("km", "ស្ដាប់", "ស្តាប់"),
        ("vi", "hòa giải", "hoà giải"),
        ("my", "၅ ဦး", "5 ဦး"),
        ("zh", "(真的|吗|？)骗", "?骗"),
    ):
        lexicon = f"[sign urgency]\n{pattern}"
        assert [one[0] for one in found_in(fold(message).text, lexicon, language)] == ["urgency"], pattern


def test_unspaced_language_needs_no_borders_of_words() -> None:
    lexicon = "[sign docs_taken]\n(扣|收)~护照\n[deny before]\n不"
    assert found_in("公司统一收大家的护照", lexicon, "zh") == [
        ("docs_taken", "收大家的护照", ASSERTED, False)
    ]
    assert found_in("公司不收护照", lexicon, "zh") == [("docs_taken", "收护照", DENIED, False)]


def test_words_that_overlap_are_told_once_and_the_plain_pattern_goes_before_the_weak() -> None:
    lexicon = "[sign urgency]\n?đi ngay\nđi ngay hôm nay\n"
    assert found_in("đi ngay hôm nay", lexicon) == [("urgency", "đi ngay hôm nay", ASSERTED, False)]


@pytest.mark.parametrize(
    ("lexicon", "line"),
    [
        ("[sign docs_taken]\n\n(giữ", 3),
        ("[sign docs_taken]\n{unknown_set}", 2),
        ("[sign no_such_sign]\nx", 1),
        ("pattern before any section", 1),
        ("[set a]\n(b\n", 2),
    ],
)
def test_line_that_cannot_be_read_is_named(lexicon: str, line: int) -> None:
    with pytest.raises(InvalidInput) as refused:
        read_lexicon("vi", lexicon)
    assert refused.value.row == line


@pytest.mark.parametrize("language", languages())
def test_lexicon_of_the_package_can_be_read_and_has_every_sign(language: str) -> None:
    rules = lexicon_of(language).rules
    assert len({rule.code for rule in rules if rule.kind == "sign"}) == 25
    assert all(scope is not None for scope in lexicon_of(language).scopes.values())


def test_pattern_is_read_in_time_that_grows_as_the_text_does() -> None:
    """A text made to let expressions try again and again ends: RE2 does not go back."""
    lexicon = read_lexicon("vi", VIETNAMESE)
    found: tuple[Found, ...] = find(lexicon, "giữ " * 250_000)
    assert found == ()
