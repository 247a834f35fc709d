"""Read an article from an address, with care: the only place that reaches for the network.

What is asked for is what a person named, one page at a time. Nothing of the user's is sent but the
address itself: no cookies, no credentials, no referrer, no proxy.
"""

from framing.fetch.address import is_address
from framing.fetch.fetch_article import article_from_address
from framing.fetch.get_page import Fetched, fetch
from framing.fetch.request_limits import FetchLimits, default_limits

__all__ = [
    "FetchLimits",
    "Fetched",
    "article_from_address",
    "default_limits",
    "fetch",
    "is_address",
]
