from django.apps import AppConfig


class DemoConfig(AppConfig):
    name = "entregent.demo"
    label = "demo"
