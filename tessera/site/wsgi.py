"""What the web server runs."""

import os
from importlib import import_module

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tessera.site.settings")
application = get_wsgi_application()
import_module("tessera.site.taking_up").begin()
