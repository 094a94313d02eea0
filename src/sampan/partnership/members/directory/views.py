"""Pages of the directory: what is in force, what collects signatures, proposing, signing, taking a file."""

import json
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from sampan.engines.exchange.failures import ExchangeFailure
from sampan.engines.exchange.quorum import Signature
from sampan.engines.exchange.roots import root_fingerprint
from sampan.partnership.members.directory import forms
from sampan.partnership.members.directory.documents import (
    document_fact,
    document_in,
    document_row,
    root_in_force,
)
from sampan.partnership.members.directory.drafting import next_directory, next_root
from sampan.partnership.members.directory.keyfile import has_own_key, own_key_file
from sampan.partnership.members.directory.services import signing, taking
from sampan.partnership.members.facts import DocumentFact, DocumentKind, DocumentState
from sampan.partnership.members.queries import active_members
from sampan.partnership.members.standing import documents
from sampan.partnership.members.wording import DOCUMENT_KINDS, DOCUMENT_STATES, ROLES
from sampan.registry.access.roles import Permission
from sampan.registry.requests import by_whom, posted_in, reader_for
from sampan.vocabulary.errors import InvalidInput, NotFound, WrongState

_METHODS = ["GET", "HEAD", "POST"]
_REFUSALS = (ExchangeFailure, InvalidInput, NotFound, WrongState)


@login_required
@require_http_methods(_METHODS)
def list_documents(request: HttpRequest) -> HttpResponse:
    """Show every root and directory; a POST takes a file of them."""
    reader = reader_for(request, Permission.READ_MEMBERS)
    form = forms.FileForm(posted_in(request), request.FILES or None)
    if request.method == "POST" and form.is_valid():
        try:
            taken = taking.take_documents(told=form.cleaned_data["file"], **by_whom(reader))
            messages.success(request, _("Taken. What enough countries have signed is in force."))
            return redirect("members:document", signed_id=taken[-1].id)
        except _REFUSALS as error:
            form.add_error("file", str(error))
    rows = [(one, *_words(one)) for one in documents(reader=reader)]
    told = {"rows": rows, "form": form, "may_manage": reader.actor.may(Permission.MANAGE_MEMBERS)}
    told["has_root"] = root_in_force() is not None
    return render(request, "members/documents.html", told, status=422 if form.errors else 200)


@login_required
@require_GET
def show_document(request: HttpRequest, signed_id: UUID) -> HttpResponse:
    """Show one root or directory: who has signed, what it says, and the forms to sign it."""
    reader_for(request, Permission.READ_MEMBERS)
    return _page(request, signed_id)


@login_required
@require_GET
def download_document(request: HttpRequest, signed_id: UUID) -> HttpResponse:
    """Give a document as a file: to be signed where the key is kept, or taken to a node without a line."""
    reader_for(request, Permission.READ_MEMBERS)
    row = document_row(signed_id)
    content = json.dumps({"kind": row.kind, "document": row.document}, ensure_ascii=False, indent=1)
    response = HttpResponse(content, content_type="application/json")
    response["Content-Disposition"] = f'attachment; filename="{row.kind}-{row.version}.json"'
    return response


@login_required
@require_POST
def sign(request: HttpRequest, signed_id: UUID) -> HttpResponse:
    """Sign a document with the key that is kept here."""
    reader = reader_for(request, Permission.MANAGE_MEMBERS)
    form = forms.SignForm(request.POST)
    if form.is_valid():
        try:
            seed = own_key_file().opened(form.cleaned_data["passphrase"])
            signing.sign_document(document_id=signed_id, seed=seed, **by_whom(reader))
            return _done(request, signed_id)
        except _REFUSALS as error:
            form.add_error("passphrase", str(error))
    return _page(request, signed_id, sign=form)


@login_required
@require_POST
def add_signature(request: HttpRequest, signed_id: UUID) -> HttpResponse:
    """Take a file with a signature that was made elsewhere."""
    reader = reader_for(request, Permission.MANAGE_MEMBERS)
    form = forms.FileForm(request.POST, request.FILES)
    if form.is_valid():
        try:
            signature = Signature.from_json(form.cleaned_data["file"])
            signing.add_signature(document_id=signed_id, signature=signature, **by_whom(reader))
            return _done(request, signed_id)
        except _REFUSALS as error:
            form.add_error("file", str(error))
    return _page(request, signed_id, file=form)


@login_required
@require_POST
def confirm_root(request: HttpRequest, signed_id: UUID) -> HttpResponse:
    """Trust the first root, once its digits were heard by voice."""
    reader = reader_for(request, Permission.MANAGE_MEMBERS)
    form = forms.RootFingerprintForm(request.POST)
    if form.is_valid():
        try:
            heard = form.cleaned_data["fingerprint"]
            signing.confirm_first_root(document_id=signed_id, fingerprint=heard, **by_whom(reader))
            return _done(request, signed_id)
        except _REFUSALS as error:
            form.add_error("fingerprint", str(error))
    return _page(request, signed_id, heard=form)


@login_required
@require_POST
def drop(request: HttpRequest, signed_id: UUID) -> HttpResponse:
    """Stop collecting signatures for a document here."""
    reader = reader_for(request, Permission.MANAGE_MEMBERS)
    signing.drop_document(document_id=signed_id, **by_whom(reader))
    return redirect("members:documents")


@login_required
@require_http_methods(_METHODS)
def propose(request: HttpRequest) -> HttpResponse:
    """Ask what changes, and propose the next directory."""
    reader = reader_for(request, Permission.MANAGE_MEMBERS)
    known = [(one.node_id, one.name) for one in active_members()]
    form = forms.ChangeForm(posted_in(request), reader=reader, known=known)
    if request.method == "POST" and form.is_valid():
        try:
            made = taking.propose_document(document=next_directory(form.change()), **by_whom(reader))
            return redirect("members:document", signed_id=made.id)
        except _REFUSALS as error:
            form.add_error(None, str(error))
    return render(request, "members/propose.html", {"form": form, "what": "directory"}, status=_status(form))


@login_required
@require_http_methods(_METHODS)
def propose_root(request: HttpRequest) -> HttpResponse:
    """Ask for the countries' keys, and propose the first or next root."""
    reader = reader_for(request, Permission.MANAGE_MEMBERS)
    root = root_in_force()
    lines = "\n".join(f"{one.country} {one.to_json()['public']}" for one in root.keys) if root else ""
    form = forms.RootForm(
        posted_in(request), initial={"keys": lines, "threshold": root.threshold if root else None}
    )
    if request.method == "POST" and form.is_valid():
        try:
            made = taking.propose_document(document=next_root(**form.cleaned_data), **by_whom(reader))
            return redirect("members:document", signed_id=made.id)
        except _REFUSALS as error:
            form.add_error(None, str(error))
    return render(request, "members/propose.html", {"form": form, "what": "root"}, status=_status(form))


def _page(request: HttpRequest, signed_id: UUID, **bound: forms.forms.Form) -> HttpResponse:
    row = document_row(signed_id)
    fact, document = document_fact(row), document_in(row)
    is_root, collects = fact.kind is DocumentKind.ROOT, fact.state is DocumentState.PROPOSED
    signed_as = (own_key_file().country, own_key_file().root_key.id) if has_own_key() else ("", "")
    already = signed_as[1] in {one.key for one in document.signatures}
    told = {
        "fact": fact,
        "words": _words(fact),
        "document": document,
        "listed": () if is_root else [(one, ROLES[one.role.value]) for one in document.members],  # type: ignore[union-attr]
        "may_manage": request.reader.actor.may(Permission.MANAGE_MEMBERS),
        "collects": collects,
        "is_first": is_root and collects and root_in_force() is None and fact.signed >= fact.needed,
        "digits": root_fingerprint(document).split() if is_root and not collects else (),  # type: ignore[arg-type]
        "key_country": "" if already else signed_as[0],
        "sign": bound.get("sign", forms.SignForm()),
        "file": bound.get("file", forms.FileForm()),
        "heard": bound.get("heard", forms.RootFingerprintForm()),
    }
    return render(request, "members/document.html", told, status=422 if bound else 200)


def _words(fact: DocumentFact) -> tuple[object, object, str]:
    return DOCUMENT_KINDS[fact.kind], *DOCUMENT_STATES[fact.state]


def _done(request: HttpRequest, signed_id: UUID) -> HttpResponse:
    if document_fact(document_row(signed_id)).state is DocumentState.IN_FORCE:
        messages.success(request, _("Signed by enough countries: it is in force."))
    else:
        messages.success(request, _("Signed. The other members were told."))
    return redirect("members:document", signed_id=signed_id)


def _status(form: forms.forms.Form) -> int:
    return 422 if form.errors else 200
