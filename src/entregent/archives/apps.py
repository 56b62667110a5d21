from datetime import timedelta

from django.apps import AppConfig


class ArchivesConfig(AppConfig):
    name = "entregent.archives"
    label = "archives"

    def ready(self) -> None:
        from entregent.archives import models, tasks
        from entregent.archives.services.uploads import erase_files
        from entregent.kit import registry
        from entregent.kit.queue.schedule import every

        registry.own(models.Import, "owner_id", erase=erase_files)
        every(timedelta(days=1), tasks.forget_abandoned)
