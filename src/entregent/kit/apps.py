from django.apps import AppConfig


class KitConfig(AppConfig):
    name = "entregent.kit"
    label = "kit"

    def ready(self) -> None:
        from entregent.kit import models, registry

        registry.own(models.IdSlot, kept="belongs to processes")
        registry.own(models.Job, kept="runs and goes")
        registry.own(models.OutgoingMail, kept="goes once sent")
        registry.own(models.Media, "owner_id")
        registry.own(models.Act, "owner_id")
