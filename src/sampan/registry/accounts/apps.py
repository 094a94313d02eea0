"""Registers the accounts slice with Django, and its ear for sign-ins and keys."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """The people and services that sign in to a node."""

    name = "sampan.registry.accounts"
    label = "accounts"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from allauth.account.signals import password_changed, password_set
        from allauth.mfa.signals import authenticator_added, authenticator_removed, authenticator_reset
        from axes.signals import user_locked_out
        from django.contrib.auth.signals import user_logged_in, user_logged_out, user_login_failed

        from sampan.registry.accounts import sign_ins
        from sampan.registry.accounts.models import Account
        from sampan.registry.facts_at_hand import forget_after

        forget_after(Account)
        user_logged_in.connect(sign_ins.on_signed_in)
        user_logged_out.connect(sign_ins.on_signed_out)
        user_login_failed.connect(sign_ins.on_sign_in_failed)
        user_locked_out.connect(sign_ins.on_locked_out)
        authenticator_added.connect(sign_ins.on_key_added)
        authenticator_reset.connect(sign_ins.on_key_added)
        authenticator_removed.connect(sign_ins.on_key_removed)
        password_set.connect(sign_ins.on_password)
        password_changed.connect(sign_ins.on_password)
