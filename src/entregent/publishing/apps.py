from django.apps import AppConfig


class PublishingConfig(AppConfig):
    name = "entregent.publishing"
    label = "publishing"

    def ready(self) -> None:
        from entregent.kit import registry
        from entregent.publishing import hearers, models

        registry.own(models.Post, "author_id")
        registry.own(models.PostEdit, "author_id")
        registry.own(models.Submission, "author_id")
        registry.own(models.Reaction, "actor_id", mentions=("author_id",))
        registry.own(models.TimelineEntry, "owner_id", mentions=("author_id",))
        hearers.listen()
