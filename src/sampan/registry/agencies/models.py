"""An agency: a ministry, police office, shelter, consulate or civil-society organisation."""

from django.db import models

from sampan.registry.access.sensitivity import Sensitivity
from sampan.registry.identifiers import new_person_id


class Agency(models.Model):
    """An organisation with accounts or cases on this node."""

    SENSITIVITY = {
        "id": Sensitivity.INTERNAL,
        "name": Sensitivity.PUBLIC,
        "name_local": Sensitivity.PUBLIC,
        "kind": Sensitivity.PUBLIC,
        "province": Sensitivity.PUBLIC,
        "is_national_focal_point": Sensitivity.PUBLIC,
        "is_active": Sensitivity.INTERNAL,
    }

    id = models.UUIDField(primary_key=True, default=new_person_id, editable=False)
    name = models.CharField(max_length=200, unique=True)
    name_local = models.CharField(max_length=200, blank=True)
    kind = models.CharField(max_length=60, help_text="a code of the list org_type")
    province = models.CharField(max_length=8, blank=True, help_text="ISO 3166-2")
    is_national_focal_point = models.BooleanField(default=False)
    is_active = models.BooleanField(default=True)

    class Meta:
        """Listed by name."""

        ordering = ("name",)

    def __str__(self) -> str:
        return self.name
