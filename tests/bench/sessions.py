"""Many readers at once: ``python -m tests.bench.sessions [SESSIONS [RERUNS [THEATRE]]]``.

Starts the app on this machine and opens that many sessions (20), each a WebSocket that speaks as a browser
does. Each opens the page and reports its map as drawn, all at the same moment, and goes on RERUNS times (10),
with a pause of one to three seconds between: it moves the map, at every third time searches the table, which
runs the whole page, and at every fifth asks for a snapshot. Tells how long opening and what followed took,
from the message to the end of the run, and the memory of the server: with one reader, with all of them, and
after they have left.

It stays on this machine, opens :data:`MOST` sessions at most, and ends after :data:`LIMIT` seconds.
"""

import asyncio
import json
import os
import random
import sys
import time
from dataclasses import dataclass, field, replace
from pathlib import Path
from statistics import median

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets import Subprotocol
from websockets.asyncio.client import ClientConnection, connect

from layers.page.state import opening
from layers.reading.theatre import read
from tests.bench.job import ROOT, tell
from tests.serving import process

LIMIT = 300
"""Seconds after which all of it ends, whatever it has come to."""

MOST = 100
"""Sessions that are opened at most."""

PAUSE = (1.0, 3.0)
"""Seconds between the end of a run and what a reader does next."""

GOAL = 1.0
"""Seconds that 95 of 100 runs should not exceed with twenty readers."""

DEFAULTS = ("20", "10", str(ROOT / "seeds" / "southcom-2025"))

SAVE = "Save snapshot (HTML)"


@dataclass
class Session:
    """A reader: the ids of what the page has, and how long its runs took (seconds)."""

    socket: ClientConnection
    times: list[float] = field(default_factory=list)
    ids: dict[str, str] = field(default_factory=dict)
    files: int = 0

    async def run(self, state: str | None = None, *, search: str = "", press: bool = False) -> float:
        """Ask for a run with a state that the map reports, wait for its end and return how long it took."""
        message = BackMsg()
        run = message.rerun_script
        run.query_string = ""
        if state is not None:
            widget = run.widget_states.widgets.add()
            widget.id, widget.json_value = self.ids["map"], json.dumps({"selected_tags": [state]})
            if search:
                widget = run.widget_states.widgets.add()
                widget.id, widget.string_value = self.ids["search"], search
            else:
                run.fragment_id = self.ids["fragment"]
        if press:
            widget = run.widget_states.widgets.add()
            widget.id, widget.trigger_value = self.ids["save"], True
        begun = time.perf_counter()
        await self.socket.send(message.SerializeToString())
        while not self._ends(await self.socket.recv(decode=False)):
            pass
        return time.perf_counter() - begun

    def _ends(self, told: bytes) -> bool:
        """Note what a message says that the page has, and return whether it is the last of a run."""
        message = ForwardMsg()
        message.ParseFromString(told)
        element = message.delta.new_element
        match element.WhichOneof("type"):
            case "component_instance":
                self.ids |= {"map": element.component_instance.id, "fragment": message.delta.fragment_id}
            case "text_input":
                self.ids["search"] = element.text_input.id
            case "button" if element.button.label == SAVE:
                self.ids["save"] = element.button.id
            case "download_button":
                self.files += 1
                self.ids["taken"] = element.download_button.id
            case "exception":
                raise RuntimeError(element.exception.message)
        # a run that ends early is followed by another
        finished = message.WhichOneof("type") == "script_finished"
        return finished and message.script_finished != ForwardMsg.FINISHED_EARLY_FOR_RERUN

    async def take(self, state: str) -> None:
        """Ask for a snapshot, and press the button that downloads it, as the page does."""
        self.times.append(await self.run(state, press=True))
        self.ids["save"], save = self.ids["taken"], self.ids["save"]
        self.times.append(await self.run(state, press=True))
        self.ids["save"] = save

    async def read(self, states: list[str], reruns: int, chance: random.Random) -> None:
        """Open the page, report its map, and do what readers do."""
        self.times = [await self.run(), await self.run(states[0])]
        for number in range(1, reruns):
            await asyncio.sleep(chance.uniform(*PAUSE))
            state = states[number % len(states)]
            if number % 5 == 0:
                await self.take(state)
            else:
                self.times.append(await self.run(state, search="" if number % 3 else f"ships {number}"))


def views(theatre: Path, chance: random.Random) -> list[str]:
    """Return states of the map, each with a view of its own, as the page reports them."""
    state = opening(read(theatre))
    west, south, east, north = state.view
    moved = [replace(state, view=(west + by, south, east + by, north)) for by in (0, 1, 2, 3, 4, 5, 6)]
    chance.shuffle(moved)
    return [json.dumps(each.as_json()) for each in moved]


def memory(process: int) -> float:
    """Return the resident memory of a process in MiB, as Linux tells it."""
    status = Path(f"/proc/{process}/status").read_text(encoding="ascii")
    return round(int(status.partition("VmRSS:")[2].split()[0]) / 1024, 1)


def processor(process: int) -> float:
    """Return the seconds of the processor that a process has had, whatever else the machine does."""
    fields = Path(f"/proc/{process}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def quantile(times: list[float], share: float) -> float:
    """Return the time that this share of them does not exceed."""
    return sorted(times)[min(len(times) - 1, int(share * len(times)))]


async def measure(address: str, server: int, count: int, reruns: int, theatre: Path) -> None:
    """Tell what one reader meets, and then that many at once."""
    chance = random.Random(count)  # noqa: S311  # the same moves each time
    states = views(theatre, chance)

    async def session(reruns: int) -> Session:
        stream = f"{address.replace('http', 'ws')}/_stcore/stream"
        socket = await connect(stream, subprotocols=[Subprotocol("streamlit")], max_size=None)
        opened = Session(socket)
        await opened.read(states, reruns, chance)
        return opened

    first = await session(7)
    alone = memory(server)
    tell(first_page_s=sum(first.times[:2]), rerun_alone_s=median(first.times[2:]), memory_one_mb=alone)
    had = processor(server)
    sessions = await asyncio.gather(*(session(reruns) for _ in range(count)))
    spent, together = processor(server) - had, memory(server)
    pages = [sum(each.times[:2]) for each in sessions]
    runs = [each for one in sessions for each in one.times[2:]]
    p95 = quantile(runs, 0.95)
    tell(
        sessions=count, page_median_s=median(pages), page_worst_s=max(pages), reruns=len(runs),
        rerun_median_s=median(runs), rerun_p95_s=p95, rerun_worst_s=max(runs), met=p95 <= GOAL,
        cpu_each_run_s=spent / (2 * len(pages) + len(runs)), snapshots=sum(each.files for each in sessions),
        memory_all_mb=together, memory_each_mb=(together - alone) / count,
    )  # fmt: skip
    for each in (first, *sessions):
        await each.socket.close()
    await asyncio.sleep(3)
    tell(memory_left_mb=memory(server))


def main(count: int, reruns: int, theatre: Path) -> None:
    """Start the app and measure."""
    if not 1 <= count <= MOST:
        raise SystemExit(f"expected 1 to {MOST} sessions, found {count}")
    with process(ROOT / "dashboard" / "app.py", "--theatre", str(theatre)) as (address, server):
        asyncio.run(asyncio.wait_for(measure(address, server, count, reruns, theatre), LIMIT))


if __name__ == "__main__":
    given = [*sys.argv[1:], *DEFAULTS[len(sys.argv) - 1 :]]
    main(int(given[0]), int(given[1]), Path(given[2]))
