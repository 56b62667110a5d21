"""The process that answers requests: granian in this process, our front, Django behind it."""

from __future__ import annotations

import asyncio
import os
import resource
import signal
import threading
from typing import Any

import uvloop
from django.db import DatabaseError, connection
from granian.constants import HTTPModes, Interfaces
from granian.http import HTTP1Settings
from granian.log import LogLevels
from granian.server.embed import Server

from entregent.config.environment import Environment
from entregent.config.front import Front, Limits
from entregent.kit import slots

CONNECTIONS = 4_096
HEADER_TIMEOUT = 15_000  # milliseconds for a request's headers, and for an idle connection
LONGEST_STOP = 4.0
SLOT_RENEWAL = 3_600.0


def serve_requests(environment: Environment) -> None:
    """Answers until SIGTERM, then lets running requests end for a moment."""
    slots.start()
    connection.close()
    _allow_many_connections()
    threading.Thread(target=_keep_slot, name="slot", daemon=True).start()
    uvloop.run(_serve(environment))
    slots.release()
    os._exit(0)  # idle connections would keep the process for their whole timeout


async def _serve(environment: Environment) -> None:
    from entregent.config.wsgi import application

    front = Front(
        application,
        threads=int(environment.threads),
        trusted_proxies=int(environment.proxies),
        limits=Limits(body=int(environment.upload_limit) * 1024 * 1024),
    )
    server = Server(
        front,
        address=environment.host,
        port=int(environment.port),
        interface=Interfaces.ASGINL,
        http=HTTPModes.http1,
        websockets=False,
        backlog=CONNECTIONS,
        runtime_blocking_threads=1,
        http1_settings=HTTP1Settings(header_read_timeout=HEADER_TIMEOUT, max_buffer_size=128 * 1024),
        log_level=LogLevels.error,
    )

    def stop() -> None:
        threading.Timer(LONGEST_STOP, os._exit, [0]).start()
        server.stop()  # type: ignore[no-untyped-call]

    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, stop)
    await server.serve()


def _keep_slot() -> None:
    pause: Any = threading.Event()
    while not pause.wait(SLOT_RENEWAL):
        try:
            slots.renew()
        except DatabaseError:
            continue
        finally:
            connection.close()


def _allow_many_connections() -> None:
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = CONNECTIONS * 2 if most == resource.RLIM_INFINITY else min(most, CONNECTIONS * 2)
    resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, most))
