"""Warn of what a person should look at in a theatre that passes every check.

A figure's words, a place's paragraph and a link's archive are compared only as far as each message says.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import Any

import numpy as np
from numpy.typing import NDArray

from layers.curating.documents import HISTORY
from layers.curating.findings import Findings
from layers.curating.ground import Standing
from layers.curating.whereabouts import Names, stray_claims, stray_places, stray_views
from layers.reading.addresses import source_address
from layers.reading.problems import Problem, Problems
from layers.reading.spelled_numbers import numbers_in, plain_digits
from layers.reading.standing import standing
from layers.theatre.catalogue import Catalogue
from layers.theatre.claim import Citation, Claim, Quantity
from layers.theatre.coverage import coded, coverages, listed
from layers.theatre.credits import chain, origins
from layers.theatre.dictionary import combined

_FIGURE = r"(?<![\w.,–-])\d[\d.,]*(?![\w°]|-\w)"
# to look for a digit first is faster, as most texts have few
FIGURE = re.compile(rf"(?=\d){_FIGURE}")
"""A figure in running text: not part of a name (F-35, M23) and not an angle (28°)."""

NO_YEAR = re.compile(rf"(?=\d)(?!(1[89]|20)\d\d){_FIGURE}")
"""A figure that does not begin as a year does."""

DIGITS = re.compile(r"(?<![\w.,-])\d[\d.,]*(?:[ \u00a0\u202f]\d{3}(?!\d))*\w*")
"""A figure in a label, with its thousands ("15 000") and its scale ("4.5k")."""

APPROXIMATE = re.compile(
    r"\b(around|about|roughly|some|nearly|almost|approximately|up\s+to|more\s+than|at\s+least|over"
    r"|fewer\s+than|less\s+than)\b",
    re.IGNORECASE,
)
"""Words that make a figure less than exact; a label may have a sign of SIGNS for them."""

SIGNS = "≈><≥≤"

YEAR = re.compile(r"(1[89]|20)\d\d")

FINENESS = (1, 2, 3, 4, 5, 6, 8)
"""Location precisions, finest first; a sea (7) and no place (0) are neither finer nor coarser."""


def warnings(catalogue: Catalogue) -> Problems:
    """Return the warnings about a theatre, each with its address, in the order of its files.

    A million claims may give more warnings than anybody reads, so further ones are counted.
    """
    names = Names(catalogue.gazetteer)
    standing = Standing(catalogue, names)
    found = Problems()
    for those in (
        _history(catalogue),
        _as_of(catalogue),
        stray_views(catalogue),
        _sources(catalogue),
        _coverage(catalogue),
        stray_places(catalogue, names),
        standing.places(),
    ):
        found.extend(those)
    _claims(catalogue, names, standing).report(found, catalogue.file)
    return found


def _claims(catalogue: Catalogue, names: Names, standing: Standing) -> Findings:
    """Return what a person should look at in the claims."""
    found = Findings(catalogue.claims)
    coarsest = _coarsest(catalogue)
    if any(source.retraction for source in catalogue.sources.values()):
        found.add(partial(_retracted, catalogue), "status", "citations")
    found.add_rows(_confirmed(catalogue))
    bare = _where(catalogue, "quantity", lambda quantity: quantity is None)
    for field in ("label", "statement"):
        alone = bare & _where(catalogue, field, _figured)
        found.add_where(alone, field, partial(_unquoted, field), field)
    found.add(_unsaid, "quantity", given="quantity")
    found.add(_approximation, "label", "quantity", given="quantity")
    found.add(_translation, "label", "translations", given="translations")
    found.add(partial(_fineness, catalogue, coarsest), "where", "citations")
    stray = stray_claims(catalogue, names)
    found.add_rows({**standing.claims(), **stray})
    return found


def _history(catalogue: Catalogue) -> Iterable[Problem]:
    """Return where the chain of a theatre's history is broken; nothing where nobody has kept one."""
    if not standing(catalogue.path, HISTORY).exists():
        return ()
    from layers.curating.history import history  # its models take a while to make

    return history(catalogue.path).problems


def _as_of(catalogue: Catalogue) -> Iterator[Problem]:
    """Yield the newest source if the as-of date, until which the reporting was read, is before it.

    The date is the theatre's, or that of the collection whose claims rest on the source. A month is not
    before its days, nor after them. Datasets are left out: an edition comes later than its events.
    """
    own = catalogue.theatre.as_of
    read = _read_until(catalogue)
    late = [
        (source.published, source_address(index, {"id": source.id}), as_of)
        for index, source in enumerate(catalogue.sources.values())
        if source.published and source.kind != "dataset"
        for as_of in [read.get(source.id, own)]
        if source.published[: len(as_of)] > as_of[: len(source.published)]
    ]
    if late:
        published, address, as_of = max(late)
        whose = "the theatre’s" if as_of == own else "its collection’s"
        message = f"expected none after {whose} as-of date, {as_of}, found {published}"
        yield Problem("sources.json", address, "published", message)


def _read_until(catalogue: Catalogue) -> dict[str, str]:
    """Return the newest as-of date of the claims that rest on each source, by its id.

    Empty where no collection has a date of its own: then the theatre's holds for all.
    """
    theatre = catalogue.theatre
    if not any(each.as_of for each in theatre.collections):
        return {}
    layer, cited = (catalogue.claims.columns[name] for name in ("layer", "citations"))
    dates = {each.id: theatre.read_until(each.id) for each in theatre.layers}
    found: dict[str, str] = {}
    for row in combined(layer, cited)[0]:
        for citation in cited[row]:
            for source, _ in chain(Citation.model_validate(citation), catalogue.sources):
                found[source] = max(found.get(source, ""), dates[layer[row]])
    return found


def _sources(catalogue: Catalogue) -> Iterator[Problem]:
    """Yield each link without the day it was read or an archived copy: nobody can tell what it showed."""
    for index, source in enumerate(catalogue.sources.values()):
        if source.url and not source.accessed and not source.archived:
            address = source_address(index, {"id": source.id})
            message = "expected the day it was read (accessed) or an archived copy (archived), found neither"
            yield Problem("sources.json", address, "url", message)


def _coverage(catalogue: Catalogue) -> Iterator[Problem]:
    """Yield each source of which paragraphs are open, left out although a claim cites them, or uncounted."""
    at = {id_: index for index, id_ in enumerate(catalogue.sources)}
    covered = {each.source: each for each in coverages(catalogue)}
    cited = coded(catalogue.claims, set(covered))
    for id_, each in covered.items():
        omitted = {paragraph.number for paragraph in each.paragraphs if paragraph.reason}
        beyond = [number for number in sorted(cited[id_]) if number > len(each.paragraphs)]
        for expected, found, numbers in (
            ("each paragraph coded or left out", "open", each.numbers("open")),
            ("no claim on what is left out", "claims on", sorted(omitted.intersection(cited[id_]))),
            (f"claims on its {len(each.paragraphs)} paragraphs only", "claims on", beyond),
        ):
            if numbers:
                message = f"expected {expected}, found {found} {listed(numbers)}"
                yield Problem("sources.json", source_address(at[id_], {"id": id_}), "coverage", message)


def _retracted(catalogue: Catalogue, status: str, citations: list[Any]) -> Iterator[tuple[str, str]]:
    """Yield each source that an accepted claim rests on, itself or through others, and that was withdrawn."""
    if status != "accepted":
        return
    for index, citation in enumerate(map(Citation.model_validate, citations)):
        for link in chain(citation, catalogue.sources):
            gone = catalogue.sources[link.source].retraction
            if gone is not None and gone.what == "withdrawn":
                found = f"“{link.source}”, withdrawn {gone.on}"
                yield (
                    f"citations.{index}",
                    f"expected sources that stand behind an accepted claim, found {found}",
                )


def _confirmed(catalogue: Catalogue) -> dict[int, list[tuple[str, str]]]:
    """Return by row the claims rated as confirmed by independent sources that come down to one origin."""
    columns = catalogue.claims.columns
    rows = np.flatnonzero(_where(catalogue, "rating", lambda rating: rating["credibility"] == 1)).tolist()
    same = _same(catalogue) if rows else {}
    claims = {row: catalogue.claims[columns["id"][row]] for row in rows}
    return {row: list(_confirmation(claim, catalogue, same)) for row, claim in claims.items()}


def _confirmation(claim: Claim, catalogue: Catalogue, same: dict[str, set[str]]) -> Iterator[tuple[str, str]]:
    """Yield what is wrong with a claim rated as confirmed if all its sources come down to one origin.

    Counted with it are the claims it is linked to as the same.
    """
    group = [claim, *(catalogue.claims[id_] for id_ in sorted(same.get(claim.id, ())))]
    ends = origins((c for each in group for c in each.properties.citations), catalogue.sources)
    if len(ends) < 2:
        yield (
            "rating.credibility",
            f"expected two origins or more behind 1 (confirmed), found one: {', '.join(ends)}",
        )


def _same(catalogue: Catalogue) -> dict[str, set[str]]:
    """Return the ids of the claims that are linked as the same, in either direction, by claim id."""
    columns = catalogue.claims.columns
    found: defaultdict[str, set[str]] = defaultdict(set)
    for id_, related in zip(columns["id"], columns["related"], strict=True):
        for link in related:
            if link["relation"] == "same_as":
                found[id_].add(link["claim"])
                found[link["claim"]].add(id_)
    return found


def _where(catalogue: Catalogue, name: str, test: Callable[[Any], bool]) -> NDArray[np.bool_]:
    """Return which claims have a value in a column that passes the test."""
    column = catalogue.claims.columns[name]
    return np.fromiter(map(test, column.values), np.bool_, len(column.values))[column.codes]


def _figured(text: str) -> bool:
    """Return whether a text has a figure that is no year."""
    # as most texts are plain, none is handed on for that
    plain = text if text.isascii() else plain_digits(text)
    return NO_YEAR.search(plain) is not None or _figure(text) is not None


def _figure(text: str) -> str | None:
    """Return the first figure in a text that is no year."""
    found = (each.rstrip(".,") for each in FIGURE.findall(plain_digits(text)))
    return next((each for each in found if not YEAR.fullmatch(each)), None)


def _unquoted(field: str, text: str) -> Iterator[tuple[str, str]]:
    """Yield the first figure in a text of a claim without a quantity."""
    yield field, f"expected a quantity with the source’s words for a figure, found {_figure(text)} alone"


def _unsaid(quantity: Any) -> Iterator[tuple[str, str]]:
    """Yield the figures that a quantity's verbatim words do not have."""
    if quantity is not None and (unsaid := _without_words(Quantity.model_validate(quantity))):
        yield (
            "quantity.verbatim",
            f"expected the words for {', '.join(unsaid)}, found “{quantity['verbatim']}”",
        )


def _approximation(label: str, quantity: Any) -> Iterator[tuple[str, str]]:
    """Yield a label that gives an approximate figure as if it were exact."""
    word = APPROXIMATE.search(quantity["verbatim"]) if quantity else None
    if word is None or APPROXIMATE.search(label) or set(SIGNS) & set(label):
        return
    figures = {quantity["low"], quantity["best"], quantity["high"]} | numbers_in(quantity["verbatim"])
    if any(numbers_in(each) & figures for each in DIGITS.findall(plain_digits(label))):
        yield "label", f"expected “{word[0]}” or a sign for it ({' '.join(SIGNS)}), found “{label}”"


def _translation(label: str, translations: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield a translated label with other digits than the label: marks of thousands and decimals apart."""
    for language, words in translations.items():
        translated = words.get("label") or label
        expected, digits = _digits(label), _digits(translated)
        if digits != expected:
            given, found = (", ".join(figures) or "none" for figures in (expected, digits))
            yield (
                f"translations.{language}.label",
                f"expected the figures of the label ({given}), found {found}",
            )


def _digits(label: str) -> list[str]:
    """Return the figures of a label as digits alone: 15000 for “15,000” and “15.000”."""
    return sorted(re.sub(r"\D", "", each) for each in DIGITS.findall(plain_digits(label)))


def _without_words(quantity: Quantity) -> list[str]:
    """Return the figures that its verbatim words do not have; a best between low and high needs no words."""
    words = numbers_in(quantity.verbatim)
    given = {"low": quantity.low, "best": quantity.best, "high": quantity.high}
    unsaid = [part for part, value in given.items() if value is not None and value not in words]
    between = unsaid == ["best"] and quantity.low is not None and quantity.high is not None
    return [] if between else [f"{part} {given[part]:.15g}" for part in unsaid]


Paragraph = tuple[str, int]


def _coarsest(catalogue: Catalogue) -> dict[Paragraph, tuple[int, str]]:
    """Return for each cited paragraph the precision and the id of the claim that is placed coarsest."""
    ids, where, cited = (catalogue.claims.columns[name] for name in ("id", "where", "citations"))
    found: dict[Paragraph, tuple[int, str]] = {}
    for row in sorted(combined(where, cited)[0]):
        level = where[row]["precision"]
        for citation in cited[row] if level in FINENESS else ():
            paragraph = citation["source"], citation["paragraph"]
            known = found.get(paragraph)
            if citation["paragraph"] and (known is None or FINENESS.index(level) > FINENESS.index(known[0])):
                found[paragraph] = level, ids[row]
    return found


def _fineness(
    catalogue: Catalogue, coarsest: dict[Paragraph, tuple[int, str]], where: Any, citations: list[Any]
) -> Iterator[tuple[str, str]]:
    """Yield a place at precision 1–5 that no cited paragraph is known to give.

    Either no citation names a paragraph (a dataset has records instead), or another claim that cites the very
    same paragraph is placed coarser.
    """
    precision = where["precision"]
    if precision not in range(1, 6):
        return
    written = [each for each in citations if catalogue.sources[each["source"]].kind != "dataset"]
    if written and len(written) == len(citations) and not any(each["paragraph"] for each in written):
        yield (
            "where.precision",
            f"expected a citation with the paragraph that places it at {precision}, found none",
        )
    for citation in written:
        if not citation["paragraph"]:
            continue
        level, other = coarsest[citation["source"], citation["paragraph"]]
        if FINENESS.index(level) > FINENESS.index(precision):
            yield (
                "where.precision",
                f"expected a place no finer than paragraph {citation['paragraph']} of {citation['source']}"
                f" gives, found {precision} beside {level} ({other})",
            )
            return
