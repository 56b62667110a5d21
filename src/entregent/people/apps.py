from django.apps import AppConfig
from django.db.models import Q


class PeopleConfig(AppConfig):
    name = "entregent.people"
    label = "people"

    def ready(self) -> None:
        from entregent.kit import audience, registry
        from entregent.people import models

        registry.key_sources.append(lambda _: audience.hides(models.Actor.objects.filter(Q(away=True)), "id"))
        registry.own(models.Account, kept="removed by name, through the account that holds it")
        registry.own(models.AccountActor, "actor_id")
        registry.own(models.Actor, "id")
        registry.own(models.Claim, kept="a keyed hash keeps the handle from being used again")
        registry.own(models.Entry, "actor_id")
        registry.own(models.EntryChange, "actor_id")
        registry.own(models.MatchKey, "actor_id")
        registry.own(models.Invitation, "inviter_id")
        registry.own(models.Instance, kept="belongs to the instance")
