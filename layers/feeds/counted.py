"""The counts of all events of a dataset: those that stand in its folder, else made anew."""

from layers.feeds.counts import Step, counts, inputs
from layers.feeds.crew import alone
from layers.feeds.dataset import Dataset
from layers.feeds.window import Window
from layers.reading.counts import read_counts
from layers.theatre.counts import Counts
from layers.theatre.gazetteer import Gazetteer

BESIDE = "counts.json"
"""The file in a dataset’s folder in which ``posture counts`` may have left its counts."""


def counted(dataset: Dataset, gazetteer: Gazetteer, step: Step) -> Counts:
    """Return the counts of a dataset; counts in its folder are taken if they are of all its files and events.

    Raises:
        DatasetError: if the folder is no dataset.
        TheatreError: if the file with counts is damaged.
        OSError: if a file cannot be read.

    """
    dataset.check()
    path = dataset.folder / BESIDE
    if path.exists():
        found = read_counts(path, gazetteer)
        if not found.window and list(found.inputs) == inputs(dataset):
            return found
    return Counts.model_validate(counts(dataset, Window(), alone, step))
