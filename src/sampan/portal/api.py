"""The API for machines: the slices' routers under one OpenAPI description."""

from ninja import NinjaAPI
from ninja.security import django_auth

from sampan.partnership.figures.api import router as figures
from sampan.protection.cases.api import router as cases
from sampan.protection.crossings.api import router as crossings
from sampan.protection.identification.api import router as identification
from sampan.protection.records.api import router as records

api = NinjaAPI(
    title="Sampan",
    version="1",
    description="The same services as the pages, with the same refusals. Sign in first; answers are JSON.",
    auth=django_auth,
    docs_url=None,
    urls_namespace="api",
)
api.add_router("/cases/", cases)
api.add_router("/identification/", identification)
api.add_router("/referrals/", crossings)
api.add_router("/records/", records)
api.add_router("/figures/", figures)
