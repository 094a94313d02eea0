"""Addresses of the assistance slice."""

from django.urls import path

from sampan.protection.assistance.views import acts, board, pages, transfers

app_name = "assistance"
urlpatterns = [
    path("", pages.inbox, name="list"),
    path("transfers/", transfers.transfer_list, name="transfers"),
    path("transfers/ask/", transfers.ask_for, name="ask_for"),
    path("transfers/of/<uuid:case_id>/", transfers.choose_agency, name="transfer_choose"),
    path("transfers/of/<uuid:case_id>/to/<uuid:chosen_id>/", transfers.transfer, name="transfer"),
    path("transfers/operation/<uuid:operation_id>/", transfers.many, name="transfer_many"),
    path("needs/of/<uuid:case_id>/", board.add, name="need_add"),
    path("needs/<uuid:need_id>/settle/", board.settle, name="need_settle"),
    path("needs/<uuid:need_id>/", board.choose, name="choose"),
    path("needs/<uuid:need_id>/ask/<uuid:chosen_id>/", board.offer, name="offer"),
    path("notes/<uuid:given_id>/", pages.note, name="note"),
    path("<uuid:help_id>/", pages.referral, name="referral"),
    path("<uuid:help_id>/identity/", pages.identity, name="identity"),
    path("<uuid:help_id>/receipt/", pages.receipt, name="receipt"),
    path("<uuid:help_id>/accept/", acts.accept, name="accept"),
    path("<uuid:help_id>/decline/", acts.decline, name="decline"),
    path("<uuid:help_id>/ask-again/", acts.again, name="again"),
    path("<uuid:help_id>/recall/", acts.recall, name="recall"),
    path("<uuid:help_id>/release/", acts.release, name="release"),
    path("<uuid:help_id>/stop/", acts.stop, name="stop"),
    path("<uuid:help_id>/give/", acts.give, name="give"),
    path("<uuid:help_id>/receive/", acts.receive, name="receive"),
    path("<uuid:help_id>/dispute/", acts.dispute, name="dispute"),
    path("<uuid:help_id>/serve/", acts.serve, name="serve"),
    path("<uuid:help_id>/end/", acts.end, name="end"),
    path("<uuid:help_id>/grant/", transfers.grant, name="grant"),
    path("<uuid:help_id>/refuse/", transfers.refuse, name="refuse"),
]
