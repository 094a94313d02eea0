"""The WSGI application that the web server loads."""

from django.core.wsgi import get_wsgi_application

application = get_wsgi_application()
