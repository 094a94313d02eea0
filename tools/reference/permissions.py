"""docs/reference/permissions.md: who may do and see what."""

from sampan.registry.access.roles import ROLES, Permission, Role
from tools.reference.table import table

HEAD = """# Roles and permissions

A permission lets a person do a thing. What a person sees is decided apart from it, by the database: for the
purpose named, rows of a realm that lie within the scope (the case's team, the agency, the node).

"""


def page() -> str:
    """The page's text: each role with its sentence, permissions and sight; then permissions by role."""
    matrix = table(
        ("permission", "roles"),
        [
            (f"`{one.value}`", ", ".join(role.label for role in ROLES.values() if one in role.permissions))
            for one in Permission
        ],
    )
    return (
        HEAD
        + "\n".join(_section(role) for role in ROLES.values())
        + "\n## Who holds each permission\n\n"
        + matrix
    )


def _section(role: Role) -> str:
    does = ", ".join(f"`{one.value}`" for one in Permission if one in role.permissions) or "nothing"
    sees = table(
        ("purpose", "realm", "scope"),
        [(purpose.value, realm.value, scope.value) for purpose, realm, scope in role.grants],
    )
    shown = sees if role.grants else "Sees no case.\n"
    return f"## {role.label} (`{role.code}`)\n\n{role.sentence}\n\nMay: {does}.\n\n{shown}"
