"""Registers the tasks slice with Django."""

from django.apps import AppConfig


class TasksConfig(AppConfig):
    """Tasks: what somebody owes a case."""

    name = "sampan.protection.tasks"
    label = "tasks"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from sampan.protection.cases.services.closing import when_closed, when_erased
        from sampan.protection.tasks import telling
        from sampan.protection.tasks.services.closing import forget_tasks, settle_with_the_case

        when_closed(settle_with_the_case)
        when_erased(forget_tasks)
        telling.register()
