"""Verbs of archives: an upload is read, chosen from, imported and forgotten."""

from entregent.archives.services.commanding import import_now, preview
from entregent.archives.services.running import run_import
from entregent.archives.services.uploads import Incoming, forget_abandoned, forget_import, open_upload, start_import

__all__ = [
    "Incoming",
    "forget_abandoned",
    "forget_import",
    "import_now",
    "open_upload",
    "preview",
    "run_import",
    "start_import",
]
