"""The API for machines: the slices' routers under one OpenAPI description."""

from ninja import NinjaAPI
from ninja.security import django_auth

api = NinjaAPI(
    title="Sampan",
    version="1",
    description="The same services as the pages, with the same refusals. Sign in first; every answer is JSON.",
    auth=django_auth,
    docs_url=None,
    urls_namespace="api",
)
