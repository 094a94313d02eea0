"""The addresses of a node: each slice brings its own, the portal only says where they hang."""

from django.urls import include, path

from sampan.portal import health, home
from sampan.portal.api import api

urlpatterns = [
    path("", home.my_work, name="home"),
    path("purpose/", home.choose_purpose, name="purpose"),
    path("health/", health.health, name="health"),
    path("", include("sampan.registry.accounts.urls")),
    path("administration/agencies/", include("sampan.registry.agencies.urls")),
    path("administration/clock/", include("sampan.registry.clock.urls")),
    path("cases/", include("sampan.protection.cases.urls")),
    path("identification/", include("sampan.protection.identification.urls")),
    path("consents/", include("sampan.registry.consent.urls")),
    path("referrals/", include("sampan.protection.crossings.urls")),
    path("messages/", include("sampan.registry.correspondence.urls")),
    path("records/", include("sampan.protection.records.urls")),
    path("tasks/", include("sampan.protection.tasks.urls")),
    path("conferences/", include("sampan.protection.conferences.urls")),
    path("worklists/", include("sampan.protection.worklists.urls")),
    path("duplicates/", include("sampan.protection.duplicates.urls")),
    path("weights/", include("sampan.protection.weights.urls")),
    path("companions/", include("sampan.protection.companions.urls")),
    path("circumstances/", include("sampan.protection.circumstances.urls")),
    path("documents/", include("sampan.protection.documents.urls")),
    path("interviews/", include("sampan.protection.interviews.urls")),
    path("rights/", include("sampan.protection.rights.urls")),
    path("providers/", include("sampan.protection.providers.urls")),
    path("assistance/", include("sampan.protection.assistance.urls")),
    path("entitlements/", include("sampan.protection.entitlements.urls")),
    path("returns/groups/", include("sampan.protection.movements.urls")),
    path("returns/", include("sampan.protection.returns.urls")),
    path("reintegration/", include("sampan.protection.reintegration.urls")),
    path("surge/", include("sampan.protection.surge.urls")),
    path("linkages/", include("sampan.prevention.linkages.urls")),
    path("complaints/", include("sampan.prevention.complaints.urls")),
    path("reports/", include("sampan.prevention.offers.urls")),
    path("lures/", include("sampan.prevention.lures.urls")),
    path("campaigns/", include("sampan.prevention.campaigns.urls")),
    path("recruitment/", include("sampan.prevention.recruitment.urls")),
    path("approvals/", include("sampan.registry.approvals.urls")),
    path("emergency-access/", include("sampan.registry.breakglass.urls")),
    path("members/", include("sampan.partnership.members.urls")),
    path("exchange/witnesses/", include("sampan.partnership.witness.urls")),
    path("exchange/parcels/", include("sampan.partnership.parcels.wire_urls")),
    path("exchange/", include("sampan.partnership.exchange.urls")),
    path("large-files/", include("sampan.partnership.parcels.urls")),
    path("codes/", include("sampan.partnership.codemaps.urls")),
    path("figures/", include("sampan.partnership.figures.urls")),
    path("alerts/", include("sampan.partnership.alerts.urls")),
    path("matches/", include("sampan.partnership.matches.urls")),
    path("corridors/", include("sampan.partnership.corridors.urls")),
    path("audit/", include("sampan.registry.audit.urls")),
    path("styleguide/", include("sampan.portal.styleguide.urls")),
    path("language/", include("django.conf.urls.i18n")),
    path("accounts/", include("sampan.registry.accounts.library_urls")),
    path("api/", api.urls),
]

handler400 = "sampan.portal.failures.bad_request"
handler403 = "sampan.portal.failures.forbidden"
handler404 = "sampan.portal.failures.not_found"
handler500 = "sampan.portal.failures.broken"
