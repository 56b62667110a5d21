"""The security headers of every answer: pages, files, media, and what the front itself refuses."""

from __future__ import annotations

from django.conf import settings

NEVER = "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()"


def policy(rules: dict[str, list[str]]) -> str:
    """The Content-Security-Policy of `SECURE_CSP`, written as Django 6 will."""
    return "; ".join(" ".join([directive, *sources]) for directive, sources in rules.items())


def security_headers() -> dict[str, str]:
    found = {
        "Content-Security-Policy": policy(settings.SECURE_CSP),
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "same-origin",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Permissions-Policy": NEVER,
        "X-Frame-Options": "DENY",
    }
    if settings.HTTPS:
        found["Strict-Transport-Security"] = f"max-age={settings.SECURE_HSTS_SECONDS}; includeSubDomains; preload"
    return found
