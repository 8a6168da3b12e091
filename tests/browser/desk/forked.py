"""Start dashboards in a moment: ``python -m tests.browser.desk.forked OPTIONS`` forks one for each line.

What a dashboard imports is imported once, before; a line that is read starts one. Each is a process of its
own, alone in its group, and runs what ``posture app`` and ``posture desk`` run; the line that is written says
its id. The next can be asked for once it has ended.
"""

import os
import sys

from dashboard import __main__ as started
from dashboard.desk import page
from layers.reading.gazetteer import GAZETTEER, read_gazetteer

LOADED = page
"""What the first run of a session imports otherwise."""


def main(options: list[str]) -> None:
    read_gazetteer(GAZETTEER)
    for _ in sys.stdin:
        if (child := os.fork()) == 0:
            os.setsid()
            # what is said here is no answer to who asked
            os.dup2(2, 1)
            sys.argv = [str(started.__file__), *options]
            started.main()
            os._exit(0)
        sys.stdout.write(f"{child}\n")
        sys.stdout.flush()
        os.waitpid(child, 0)


if __name__ == "__main__":
    main(sys.argv[1:])
