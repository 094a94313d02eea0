"""What is asked of a new account, of changed roles, of a new passkey, and of a language."""

from typing import Any
from uuid import UUID

from allauth.account.forms import LoginForm
from allauth.mfa.webauthn.forms import AddWebAuthnForm
from django import forms
from django.conf import settings
from django.core.validators import RegexValidator
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from sampan.registry.access.roles import NODE_SERVICE, ROLES
from sampan.registry.agencies.queries import agencies

_GIVEN = [role for role in ROLES.values() if role is not NODE_SERVICE]


def _role_choices() -> list[tuple[str, str]]:
    return [(role.code, gettext(role.label)) for role in _GIVEN]


class RolesField(forms.MultipleChoiceField):
    """Roles as large ticks, each with its sentence."""

    def __init__(self, **more: Any) -> None:
        shown = {"label": _("Roles"), "widget": forms.CheckboxSelectMultiple}
        super().__init__(choices=_role_choices, **(shown | more))

    @property
    def choice_hints(self) -> dict[str, str]:
        return {role.code: gettext(role.sentence) for role in _GIVEN}


class NewAccountForm(forms.Form):
    """Asks who the new person is, where they sit and what they may do."""

    display_name = forms.CharField(
        label=_("Name"), help_text=_("As colleagues read it: a person's name or a desk's."), max_length=120
    )
    username = forms.CharField(
        label=_("Sign-in name"),
        help_text=_("Short, without spaces. It stays the same for as long as the account lives."),
        max_length=80,
        validators=[RegexValidator(r"^[\w.@+-]+$", _("Letters, digits and . @ + - _ only."))],
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )
    agency = forms.TypedChoiceField(label=_("Agency"), coerce=UUID)
    roles = RolesField()
    language = forms.ChoiceField(label=_("Language"), choices=settings.LANGUAGES)

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["agency"].choices = [("", "")] + [(str(id), name) for id, name in agencies()]


class RolesForm(forms.Form):
    """Asks which roles an account has from now on."""

    roles = RolesField()


class LanguageForm(forms.Form):
    """Asks in which language a person reads."""

    language = forms.ChoiceField(label=_("Language"), choices=settings.LANGUAGES)


class SignInForm(LoginForm):
    """Asks for a sign-in name and a password; who forgot theirs asks the administrator for a link."""

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["login"].label = _("Sign-in name")
        self.fields["password"].help_text = ""
        for field in self.fields.values():
            field.widget.attrs.pop("placeholder", None)


class AddPasskeyForm(AddWebAuthnForm):
    """Asks for a passkey that signs in alone; an older key without a PIN can still be a second step."""

    name = forms.CharField(
        label=_("What you call it"),
        help_text=_("So that you know it again, such as: phone, office key."),
        max_length=60,
        required=False,
    )
    passwordless = forms.BooleanField(
        label=_("This key can sign me in alone"),
        help_text=_(
            "It then asks for your finger, face or PIN, and you need no password. Untick for an old key."
        ),
        required=False,
        initial=True,
    )
