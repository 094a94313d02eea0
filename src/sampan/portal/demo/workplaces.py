"""Registers a node's agencies and accounts as its administrator would, and issues their sign-in links."""

from dataclasses import dataclass
from uuid import UUID

from sampan.portal.demo.region import FOCAL, AccountPlan, account_plans, agency_plans
from sampan.portal.node.acting import acting, reader_for
from sampan.portal.node.init import ADMINISTRATOR
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.roles import role
from sampan.registry.accounts.services import NewAccount, issue_sign_in_link, open_account
from sampan.registry.agencies.queries import agencies, agency_names
from sampan.registry.agencies.services import NewAgency, register_agency


@dataclass(frozen=True, repr=False)
class Desk:
    """Somebody's place of work and the one-time token that opens it. `repr` is blank: it holds a secret."""

    username: str
    display_name: str
    agency: str
    roles: tuple[str, ...]
    look_first: str
    token: str


def open_workplaces(node: str) -> None:
    """Register every agency and account of the node's plan."""
    with acting(ADMINISTRATOR, Purpose.ADMINISTRATION, attempted="demo.workplaces") as reader:
        who = {"by": reader.actor, "purpose": reader.purpose}
        ((first_id, _),) = agencies()
        ids = {FOCAL: first_id}
        for plan in agency_plans(node):
            new = NewAgency(plan.name, plan.kind, name_local=plan.name_local, province=plan.province)
            ids[plan.code] = register_agency(new=new, **who)
        for account in account_plans(node):
            open_account(new=_new_account(account, ids[account.agency]), **who)


def issue_links(node: str) -> list[Desk]:
    """Issue a fresh one-time link for every account of the plan and for the administrator, who comes last."""
    names = agency_names()
    with acting(ADMINISTRATOR, Purpose.ADMINISTRATION, attempted="demo.links") as reader:
        return [
            *(_desk(plan, names) for plan in account_plans(node)),
            _administrator(names, reader.actor.agency_id),
        ]


def _desk(plan: AccountPlan, names: dict[UUID, str]) -> Desk:
    actor = reader_for(plan.username, Purpose.STATISTICS).actor
    labels = tuple(role(code).label for code in plan.roles)
    return Desk(
        plan.username,
        plan.display_name,
        names[actor.agency_id],
        labels,
        plan.look_first,
        _token(actor.account_id),
    )


def _administrator(names: dict[UUID, str], agency_id: UUID) -> Desk:
    # Nobody may change their own rights, but a link to one's own account gives none.
    account_id = reader_for(ADMINISTRATOR, Purpose.ADMINISTRATION).actor.account_id
    first = "See the members and compare a fingerprint; open an account"
    return Desk(
        ADMINISTRATOR,
        ADMINISTRATOR.capitalize(),
        names[agency_id],
        ("Node administrator",),
        first,
        _token(account_id),
    )


def _token(account_id: UUID) -> str:
    administrator = reader_for(ADMINISTRATOR, Purpose.ADMINISTRATION)
    return issue_sign_in_link(account_id=account_id, by=administrator.actor, purpose=administrator.purpose)


def _new_account(plan: AccountPlan, agency_id: UUID) -> NewAccount:
    return NewAccount(
        plan.username, plan.display_name, agency_id=agency_id, roles=plan.roles, language=plan.language
    )
