from django.apps import AppConfig


class ModerationConfig(AppConfig):
    name = "entregent.moderation"
    label = "moderation"
