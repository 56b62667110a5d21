from datetime import timedelta

from django.apps import AppConfig


class KitConfig(AppConfig):
    name = "entregent.kit"
    label = "kit"

    def ready(self) -> None:
        from entregent.kit import models, registry
        from entregent.kit.media.services import drop_all
        from entregent.kit.media.tasks import sweep_files
        from entregent.kit.queue import every
        from entregent.kit.statistics import look_at_sizes

        registry.own(models.IdSlot, kept="belongs to processes")
        registry.own(models.Job, kept="runs and goes")
        registry.own(models.Schedule, kept="belongs to the instance")
        registry.own(models.OutgoingMail, kept="goes once sent")
        registry.own(models.Media, "owner_id", erase=drop_all)
        registry.own(models.Act, "owner_id")
        every(timedelta(days=1), sweep_files)
        every(timedelta(hours=1), look_at_sizes)
