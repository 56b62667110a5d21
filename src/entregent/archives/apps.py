from django.apps import AppConfig


class ArchivesConfig(AppConfig):
    name = "entregent.archives"
    label = "archives"

    def ready(self) -> None:
        from entregent.archives import models
        from entregent.kit import registry

        registry.own(models.Import, "owner_id")
