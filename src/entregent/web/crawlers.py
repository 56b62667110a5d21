"""Machines that read pages. Search engines and those who train or feed AI are two separate choices of the member.

A polite crawler reads robots.txt, which cannot name each member; so the answer itself decides: a page whose member
did not choose AI does not exist for an agent known to collect for it, and says `noai` to all others.
"""

from __future__ import annotations

import re

from django.http import HttpRequest

from entregent.people.models import Actor

AI_AGENTS = (
    "GPTBot", "OAI-SearchBot", "ChatGPT-User", "ClaudeBot", "Claude-User", "Claude-SearchBot", "Claude-Web",
    "anthropic-ai", "CCBot", "Google-Extended", "GoogleOther", "Google-CloudVertexBot", "PerplexityBot",
    "Perplexity-User", "Bytespider", "TikTokSpider", "Applebot-Extended", "meta-externalagent", "meta-externalfetcher",
    "FacebookBot", "Amazonbot", "cohere-ai", "cohere-training-data-crawler", "MistralAI-User", "DeepSeekBot",
    "Diffbot", "ImagesiftBot", "Omgilibot", "omgili", "webzio-extended", "YouBot", "DuckAssistBot", "AI2Bot",
    "PanguBot", "PetalBot", "Timpibot", "Kangaroo Bot", "iaskspider", "img2dataset", "ISSCyberRiskCrawler",
)  # fmt: skip
_AI = re.compile("|".join(re.escape(name) for name in AI_AGENTS), re.IGNORECASE)


def is_ai_agent(request: HttpRequest) -> bool:
    return bool(_AI.search(request.headers.get("User-Agent", "")[:500]))


def robots_words(actor: Actor) -> str:
    """For the page's own meta element and for the X-Robots-Tag header, both the same."""
    words = [] if actor.page_public and actor.page_indexed else ["noindex", "nofollow"]
    words += [] if actor.page_public and actor.page_ai else ["noai", "noimageai"]
    return ", ".join(words) or "index, follow"
