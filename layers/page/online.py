"""Online services of map pictures, for the app alone: a request to one tells it what is looked at.

xyzservices (BSD-3-Clause, of the makers of GeoPandas) keeps their addresses and whose data each shows. It is
an extra: no default page or file needs it.

::

    ServiceError    a service that is not known or cannot be used
"""

from urllib.parse import urlsplit

from layers.page.underlay import Underlay

NEAREST = 18
"""The finest zoom of a service that does not say it."""

SHOWN = 12
"""Services that a message names."""


class ServiceError(ValueError):
    """A service that cannot be used; the message says why, and which can."""


def service(name: str) -> Underlay:
    """Return a service by its name in xyzservices, like “OpenStreetMap.Mapnik”.

    Raises:
        ServiceError: if there is none of that name, or it needs a key, or is no Web Mercator over HTTPS.

    """
    try:
        from xyzservices import providers
    except ImportError:
        raise ServiceError('online basemaps need xyzservices: pip install -e ".[online]"') from None
    usable = {
        each.name: each
        for each in providers.flatten().values()
        if each.url.startswith("https://") and "crs" not in each and not each.requires_token()
    }
    found = usable.get(name)
    if found is None:
        alike = [each for each in usable if each.lower().startswith(name.lower()[:4])] or list(usable)
        raise ServiceError(
            f"expected a service of xyzservices that needs no key, found “{name}”; there are {len(usable)},"
            f" such as {', '.join(alike[:SHOWN])}"
        )
    nearest = min(int(found.get("max_zoom", NEAREST)), 24)
    return Underlay("online", found.build_url(scale_factor=""), name, found.get("attribution"), nearest)


def origin(underlay: Underlay) -> str:
    """Return from where a service's pictures come: scheme and host, as a policy names it."""
    parts = urlsplit(underlay.address)
    return f"{parts.scheme}://{parts.netloc}"
