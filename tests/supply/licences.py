"""List the licence of every package that the program needs: ``python -m tests.supply.licences``.

Read from the metadata of what is installed, without a network. pip-licenses lists an environment, tools of
the developers included; this lists what the program needs. What a wheel carries inside (GEOS, GDAL, PROJ) is
not in its metadata: its own licence files list that.
"""

import re
import sys
from collections.abc import Iterator
from importlib.metadata import Distribution

import click

from tests.supply.needed import needed

ALLOWED = {
    *("0BSD", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "CC0-1.0", "MIT", "MIT-0", "MIT-CMU", "MPL-2.0"),
    *("PSF-2.0", "Zlib"),
}
"""Licences (SPDX) under which a package may be used and passed on with a program under Apache-2.0."""

MEANT = {
    "3-Clause BSD License": "BSD-3-Clause",
    "Apache License 2.0": "Apache-2.0",
    "Apache Software License": "Apache-2.0",
    "MIT License": "MIT",
    "Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
}
"""What packages write in place of an SPDX identifier."""

RECORDED = {
    "altair": (
        "BSD-3-Clause",
        "its classifier says “BSD” without a number; its LICENSE file has three clauses",
    ),
    "itsdangerous": (
        "BSD-3-Clause",
        "its classifier says “BSD” without a number; its LICENSE.txt has three clauses",
    ),
    "jinja2": (
        "BSD-3-Clause",
        "its classifier says “BSD” without a number; its LICENSE.txt has three clauses",
    ),
    "mgrs": ("MIT", "its metadata name none; the LICENSE file in its wheel is MIT’s"),
    "streamlit-folium": ("MIT", "its package names none; the LICENSE file of its repository is MIT’s"),
    "xstatic-leaflet": ("BSD-2-Clause", "its package says “same as Leaflet”, which is BSD-2-Clause"),
}
"""Packages whose metadata does not say it: the licence, and how it is known. Looked up by hand."""


def stated(package: Distribution) -> str | None:
    """Return the licence that a package's metadata states, as an SPDX expression, or None if it states none.

    License-Expression (PEP 639) is believed first, then License, then the classifiers.
    """
    metadata = package.metadata
    if expressions := metadata.get_all("License-Expression"):
        return str(expressions[0])
    classifiers = [each for each in metadata.get_all("Classifier", []) if each.startswith("License ::")]
    for names in (metadata.get_all("License", []), [each.rpartition(" :: ")[2] for each in classifiers]):
        known = [MEANT.get(name, name) for name in names]
        if known and ALLOWED.issuperset(known):
            return " AND ".join(known)
    return None


def licences() -> Iterator[tuple[str, str, str, str]]:
    """Yield name, version, licence ("" if unknown) and remark of every package that the program needs."""
    for name, package in needed().items():
        licence, remark = RECORDED.get(name, (stated(package), ""))
        yield name, package.version, licence or "", remark


def refused(licence: str) -> bool:
    """Return whether an SPDX expression names a licence that is not allowed, or none at all.

    Alternatives count too: of “A OR B” both must be allowed.
    """
    named = set(re.findall(r"[\w.+-]+", licence)) - {"AND", "OR"}
    return not named or not named <= ALLOWED


@click.command()
def main() -> None:
    """List the licences of all packages at run time; fail when one is unknown or not allowed."""
    found = list(licences())
    for name, version, licence, remark in found:
        click.echo(f"{name:28}{version:18}{licence or 'unknown':28}{remark}".rstrip())
    if wrong := [name for name, _, licence, _ in found if refused(licence)]:
        sys.exit(f"No licence that is allowed: {', '.join(wrong)}. tests/supply/licences.py has the list.")


if __name__ == "__main__":
    main()
