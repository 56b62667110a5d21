"""The WSGI door into Django, which the server's front hands requests to."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "entregent.config.settings")
application = get_wsgi_application()
