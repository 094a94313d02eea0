"""An account: somebody of an agency who signs in, or the node's own service."""

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.crypto import salted_hmac

from sampan.registry.access.sensitivity import Sensitivity
from sampan.registry.identifiers import new_person_id


class AccountManager(BaseUserManager["Account"]):
    """Finds accounts by their sign-in name."""

    def get_by_natural_key(self, username: str | None) -> "Account":
        """Return the account of that sign-in name, whatever its case."""
        return self.get(username__iexact=username)


class Account(AbstractBaseUser):
    """An account. There is no default password: an account starts with a one-time sign-in link."""

    SENSITIVITY = {
        "id": Sensitivity.INTERNAL,
        "password": Sensitivity.SECRET,
        "last_login": Sensitivity.INTERNAL,
        "username": Sensitivity.INTERNAL,
        "display_name": Sensitivity.INTERNAL,
        "email": Sensitivity.INTERNAL,
        "agency": Sensitivity.INTERNAL,
        "roles": Sensitivity.INTERNAL,
        "language": Sensitivity.INTERNAL,
        "is_active": Sensitivity.INTERNAL,
        "is_service": Sensitivity.INTERNAL,
        "created_at": Sensitivity.INTERNAL,
        "session_series": Sensitivity.SECRET,
    }

    id = models.UUIDField(primary_key=True, default=new_person_id, editable=False)
    username = models.CharField(max_length=80, unique=True)
    display_name = models.CharField(max_length=120)
    email = models.EmailField(blank=True)
    agency = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT, related_name="accounts")
    roles = ArrayField(models.CharField(max_length=40), default=list)
    language = models.CharField(max_length=8, default="en")
    is_active = models.BooleanField(default=True)
    is_service = models.BooleanField(default=False)
    created_at = models.DateTimeField(auto_now_add=True)
    session_series = models.UUIDField(default=new_person_id, editable=False)

    objects = AccountManager()
    USERNAME_FIELD = "username"
    REQUIRED_FIELDS = ("display_name",)

    def __str__(self) -> str:
        return self.display_name

    def get_session_auth_hash(self) -> str:
        """Bind a session to the password and the series: a new one of either ends every older session."""
        bound = f"{self.password}{self.session_series}"
        return salted_hmac("sampan.accounts.session", bound, algorithm="sha256").hexdigest()

    @property
    def is_staff(self) -> bool:
        """No account is staff in Django's sense: there is no admin site."""
        return False

    def has_perm(self, perm: str, obj: object = None) -> bool:
        """Django's own permissions are not used; roles are (`sampan.registry.access.roles`)."""
        return False


class SignInLink(models.Model):
    """A link that signs an account in once: how it starts, and how it comes back after losing its keys.

    Only the token's hash is kept; whoever reads this table cannot sign in with it.
    """

    SENSITIVITY = dict.fromkeys(
        ("id", "account", "issued_at", "expires_at", "used_at"), Sensitivity.INTERNAL
    ) | {"token_hash": Sensitivity.SECRET}

    id = models.UUIDField(primary_key=True, default=new_person_id, editable=False)
    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="sign_in_links")
    token_hash = models.CharField(max_length=64, unique=True)
    issued_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)
