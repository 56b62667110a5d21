from django.apps import AppConfig


class NetworkConfig(AppConfig):
    name = "entregent.network"
    label = "network"

    def ready(self) -> None:
        from datetime import timedelta

        from django.db.models import Q

        from entregent.kit import registry
        from entregent.kit.audience import hides, opens
        from entregent.kit.queue import every
        from entregent.network import hearers, models
        from entregent.network.services.leaving import leave_graph
        from entregent.network.tasks import remove_expired_requests

        every(timedelta(hours=1), remove_expired_requests)

        registry.key_sources.extend(
            [
                lambda actor: opens(models.Contact.objects.filter(owner_id=actor or 0), "other_id"),
                lambda actor: opens(models.CircleKey.objects.filter(member_id=actor or 0), "circle_id"),
                lambda actor: hides(models.Block.objects.filter(owner_id=actor or 0), "other_id"),
            ]
        )
        registry.own(models.Contact, "owner_id", mentions=("other_id",), erase=leave_graph)
        registry.own(models.Request, "owner_id", mentions=("other_id",))
        registry.own(models.RequestDay, "owner_id")
        registry.own(models.Circle, "owner_id")
        registry.own(models.CircleMember, "owner_id", mentions=("member_id",))
        registry.own(models.CircleKey, "owner_id", mentions=("member_id",))
        # Who blocked me is a row of my list that I never see.
        registry.own(models.Block, "owner_id", mentions=("other_id",), exported=Q(mine=True))
        registry.own(models.Card, "owner_id")
        registry.own(models.CardFact, "owner_id")
        registry.own(models.Recognised, "owner_id", mentions=("member_id",), erase=hearers.forget_to_recognise)
        registry.own(models.GraphCounter, kept="one number, nobody's")
        registry.own(models.GraphLog, kept="compacted within seven days")
        hearers.listen()
