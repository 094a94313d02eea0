"""Addresses of the members slice."""

from django.urls import path

from sampan.partnership.members import views
from sampan.partnership.members.agreeing import views as agreeing
from sampan.partnership.members.directory import views as directory
from sampan.partnership.members.drills import views as drills
from sampan.partnership.members.leaving import views as leaving

app_name = "members"
urlpatterns = [
    path("", views.list_members, name="list"),
    path("pair/", views.pair, name="pair"),
    path("keys/", views.rotate, name="rotate"),
    path("policy/", views.change_policy, name="policy"),
    path("compromise/", drills.compromise, name="compromise"),
    path("leave/", leaving.leave, name="leave"),
    path("leaving/<uuid:departure_id>/", leaving.show_leaving, name="leaving"),
    path("leaving/<uuid:departure_id>/give-up/", leaving.give_up, name="give_up"),
    path("directory/", directory.list_documents, name="documents"),
    path("directory/propose/", directory.propose, name="propose"),
    path("directory/root/", directory.propose_root, name="propose_root"),
    path("directory/<uuid:signed_id>/", directory.show_document, name="document"),
    path("directory/<uuid:signed_id>/file/", directory.download_document, name="document_file"),
    path("directory/<uuid:signed_id>/sign/", directory.sign, name="sign"),
    path("directory/<uuid:signed_id>/signature/", directory.add_signature, name="add_signature"),
    path("directory/<uuid:signed_id>/trust/", directory.confirm_root, name="confirm_root"),
    path("directory/<uuid:signed_id>/drop/", directory.drop, name="drop"),
    path("agreements/", agreeing.list_agreements, name="agreements"),
    path("agreements/new/", agreeing.propose, name="agree"),
    path("agreements/<uuid:agreement_id>/", agreeing.show_agreement, name="agreement"),
    path("agreements/<uuid:agreement_id>/change/", agreeing.change, name="change_agreement"),
    path("agreements/<uuid:agreement_id>/confirm/", agreeing.confirm, name="confirm_agreement"),
    path("agreements/<uuid:agreement_id>/refuse/", agreeing.refuse, name="refuse_agreement"),
    path("drills/", drills.list_drills, name="drills"),
    path("drills/<uuid:drill_id>/", drills.show_drill, name="drill"),
    path("drills/<uuid:drill_id>/file/", drills.drill_file, name="drill_file"),
    path("drills/answers/<uuid:turn_id>/", drills.answer, name="answer_drill"),
    path("<str:node_id>/confirm/", views.confirm, name="confirm"),
    path("<str:node_id>/activate/", views.activate, name="activate"),
    path("<str:node_id>/suspend/", views.suspend, name="suspend"),
    path("<str:node_id>/resume/", views.resume, name="resume"),
    path("<str:node_id>/leave/", leaving.leave, name="leave_member"),
]
