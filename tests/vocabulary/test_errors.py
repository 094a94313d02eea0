"""The error tree: stable codes, a sentence and a remedy."""

import pytest

from sampan.vocabulary import errors


def test_error_with_remedy_reads_as_two_sentences() -> None:
    assert str(errors.SampanError("It broke.", remedy="Try again.")) == "It broke. Try again."


def test_error_without_remedy_reads_as_one_sentence() -> None:
    assert str(errors.NotFound("There is no such case.")) == "There is no such case."


def test_invalid_input_carries_field_and_row() -> None:
    error = errors.InvalidInput("Wrong.", field="age", row=7)
    assert (error.field, error.row, error.remedy) == ("age", 7, "")


@pytest.mark.parametrize(
    ("kind", "code", "parent"),
    [
        (errors.UnknownCode, "unknown_code", errors.InvalidInput),
        (errors.NoPurpose, "no_purpose", errors.Refusal),
        (errors.NotPermitted, "not_permitted", errors.Refusal),
        (errors.NoConsent, "no_consent", errors.Refusal),
        (errors.NoAgreement, "no_agreement", errors.Refusal),
        (errors.WrongState, "wrong_state", errors.Refusal),
        (errors.IntegrityFailure, "integrity", errors.SampanError),
        (errors.Unavailable, "unavailable", errors.SampanError),
    ],
)
def test_error_kind_has_its_code_and_place_in_the_tree(
    kind: type[errors.SampanError], code: str, parent: type[errors.SampanError]
) -> None:
    assert kind.code == code
    assert issubclass(kind, parent)
