"""The API for machines: the slices' routers under one OpenAPI description."""

from ninja import NinjaAPI
from ninja.security import django_auth

from sampan.partnership.alerts.api import router as alerts
from sampan.partnership.corridors.api import router as corridors
from sampan.partnership.figures.api import router as figures
from sampan.partnership.matches.api import router as matches
from sampan.partnership.members.api import router as members
from sampan.partnership.parcels.api import router as parcels
from sampan.prevention.campaigns.api import router as campaigns
from sampan.prevention.complaints.api import router as complaints
from sampan.prevention.linkages.api import router as linkages
from sampan.prevention.lures.api import router as lures
from sampan.prevention.offers.api import router as reports
from sampan.prevention.recruitment.api import router as recruitment
from sampan.protection.assistance.api import router as assistance
from sampan.protection.cases.api import router as cases
from sampan.protection.circumstances.api import router as circumstances
from sampan.protection.companions.api import router as companions
from sampan.protection.conferences.api import router as conferences
from sampan.protection.crossings.api import router as crossings
from sampan.protection.documents.api import router as documents
from sampan.protection.duplicates.api import router as duplicates
from sampan.protection.entitlements.api import router as entitlements
from sampan.protection.identification.api import router as identification
from sampan.protection.interviews.api import router as interviews
from sampan.protection.movements.api import router as movements
from sampan.protection.providers.api import router as providers
from sampan.protection.recognition.api import router as people
from sampan.protection.records.api import router as records
from sampan.protection.reintegration.api import router as reintegration
from sampan.protection.returns.api import router as returns
from sampan.protection.rights.api import router as rights
from sampan.protection.surge.api import router as surge
from sampan.protection.tasks.api import router as tasks
from sampan.protection.weights.api import router as weights
from sampan.protection.worklists.api import router as worklists
from sampan.registry.approvals.api import router as approvals
from sampan.registry.breakglass.api import router as breakglass

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
api.add_router("/large-files/", parcels)
api.add_router("/members/", members)
api.add_router("/tasks/", tasks)
api.add_router("/conferences/", conferences)
api.add_router("/worklists/", worklists)
api.add_router("/duplicates/", duplicates)
api.add_router("/people/", people)
api.add_router("/weights/", weights)
api.add_router("/linkages/", linkages)
api.add_router("/recruitment/", recruitment)
api.add_router("/complaints/", complaints)
api.add_router("/lures/", lures)
api.add_router("/reports/", reports)
api.add_router("/campaigns/", campaigns)
api.add_router("/companions/", companions)
api.add_router("/circumstances/", circumstances)
api.add_router("/documents/", documents)
api.add_router("/interviews/", interviews)
api.add_router("/rights/", rights)
api.add_router("/providers/", providers)
api.add_router("/assistance/", assistance)
api.add_router("/entitlements/", entitlements)
api.add_router("/movements/", movements)
api.add_router("/returns/", returns)
api.add_router("/reintegration/", reintegration)
api.add_router("/surge/", surge)
api.add_router("/approvals/", approvals)
api.add_router("/emergency-access/", breakglass)
api.add_router("/alerts/", alerts)
api.add_router("/corridors/", corridors)
api.add_router("/matches/", matches)
