from django.apps import AppConfig


class AttentionConfig(AppConfig):
    name = "entregent.attention"
    label = "attention"

    def ready(self) -> None:
        from entregent.attention import models
        from entregent.kit import registry

        registry.own(models.Visit, "owner_id")
        registry.own(models.FirstSteps, "owner_id")
