"""The models are what the migrations say."""

from django.apps import apps
from django.db.migrations.autodetector import MigrationAutodetector
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.state import ProjectState


def test_no_model_waits_for_a_migration():
    loader = MigrationLoader(None)
    found = MigrationAutodetector(loader.project_state(), ProjectState.from_apps(apps))
    changes = found.changes(graph=loader.graph)
    assert not {app: [str(one.operations) for one in waiting] for app, waiting in changes.items()}
