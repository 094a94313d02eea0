"""docs/reference/settings.md: what `node.toml` may say."""

import dataclasses

from sampan.portal.node.config import FILE, NodeConfig
from sampan.portal.site.config import FILE as SITE_FILE
from sampan.portal.site.config import SiteConfig
from tools.reference.table import table

HEAD = f"""# Settings

A node reads `{FILE}` in its directory once, when it starts. An unknown setting stops it with a sentence.
Keys are not settings: they lie in `keys/` beside it, readable by the node's own user alone.

"""


SITE_HEAD = f"""
## The public site

`{SITE_FILE}` in the site's directory, read when it starts. It holds no key: there is none.

"""


def page() -> str:
    """The page's text: name, kind, default and meaning of each setting."""
    return HEAD + _settings(NodeConfig) + SITE_HEAD + _settings(SiteConfig)


def _settings(config: type) -> str:
    rows = [
        (f"`{field.name}`", _kind(field), _default(field), str(field.metadata.get("help", "")))
        for field in dataclasses.fields(config)
    ]
    return table(("setting", "kind", "default", "meaning"), rows)


def _kind(field: dataclasses.Field) -> str:
    return (
        getattr(field.type, "__name__", str(field.type)) if "[" not in str(field.type) else f"`{field.type}`"
    )


def _default(field: dataclasses.Field) -> str:
    if field.default is dataclasses.MISSING:
        return "must be set"
    return f"`{field.default!r}`" if field.default != "" else "empty"
