"""Feed files into a dataset: survey them, read their slices into runs, gather these by month, and commit."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from layers.feeds.account import Account
from layers.feeds.columns import reader
from layers.feeds.crew import Crew
from layers.feeds.dataset import Batch, Dataset
from layers.feeds.gathering import gather, gathers
from layers.feeds.runs import Unit, batch_id, ordered, run
from layers.feeds.survey import Survey, as_json, feeds, surveyed
from layers.importing.format import Told
from layers.reading.problems import Problem, TheatreError
from layers.writing.aside import alone

Watch = Callable[[str], None]


@dataclass(frozen=True)
class Fed:
    """What came of a run: its account, the files that the dataset had already, and those that were fed."""

    account: Account
    known: tuple[str, ...]
    fed: tuple[str, ...]


def feed(
    paths: Iterable[str], dataset: Dataset, crew: Crew, told: Told, kind: str | None, watch: Watch
) -> Fed:
    """Feed files into a dataset, and return what came of it; a run that was killed before goes on.

    A file whose bytes the dataset has already is not read again. ``watch`` is told how far the work is.

    Raises:
        DatasetError: if the folder is no dataset.
        TheatreError: with every file that cannot be fed; nothing is written then.
        CrewError: if too many workers died.
        OSError: if a file cannot be read or written.

    """
    surveys = _surveys(paths, crew, told, kind, watch)
    dataset.make()
    with alone(dataset.folder):
        have = {entry["sha256"] for batch in dataset.batches() for entry in batch.inputs}
        new = {each.digest: each for each in surveys if each.digest not in have}
        known = tuple(each.name for each in surveys if new.get(each.digest) is not each)
        account = _feed(list(new.values()), told, dataset, crew, watch) if new else Account()
        return Fed(account, known, tuple(each.name for each in new.values()))


def _surveys(paths: Iterable[str], crew: Crew, told: Told, kind: str | None, watch: Watch) -> list[Survey]:
    found: list[Survey | Problem] = []
    for each in crew(partial(_survey, kind=kind, told=told), [str(Path(path).resolve()) for path in paths]):
        found.append(each)
        watch(f"{len(found)} files looked at …")
    problems = sorted((each for each in found if isinstance(each, Problem)), key=lambda each: each.file)
    if problems:
        raise TheatreError(problems)
    surveys = [each for each in found if isinstance(each, Survey)]
    return sorted(surveys, key=lambda each: (each.name, each.digest, each.path))


def _survey(path: str, kind: str | None, told: Told) -> Survey | Problem:
    return surveyed(path, kind, {name: reader(name, told).feed for name in feeds()})


def _feed(surveys: list[Survey], told: Told, dataset: Dataset, crew: Crew, watch: Watch) -> Account:
    told = replace(told, today=dataset.began(told.today))
    units = ordered([Unit(each, part, told, dataset.work) for each in surveys for part in each.slices])
    batch = batch_id(units)
    dataset.clear(batch)
    done = {}
    read = 0
    for each in crew(run, units):
        done[each.unit] = each
        read += each.account.read
        watch(f"{len(done)} of {len(units)} parts read, {read:,} rows …")
    # in the order of the files, whoever was ready first
    runs = [done[unit.id] for unit in units]
    account = Account()
    for each in runs:
        account.add(each.account)
    tasks = list(gathers(dataset.folder, dataset.work, batch, runs))
    files = []
    for held in crew(gather, tasks):
        files.append(held)
        watch(f"{len(files)} of {len(tasks)} files written …")
    files.sort(key=lambda each: each.path)
    dataset.commit(Batch(batch, tuple(map(as_json, surveys)), account, tuple(files)))
    return account
