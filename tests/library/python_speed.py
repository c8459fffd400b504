"""Pages a second from Python beside the command, on one core.

    PITH_LIBRARY=build/release/libpith.so.0 PYTHONPATH=src/python tests/library/python_speed.py PITH FOLDER [ROUNDS]

Both write each page of the folder as a line of JSON, ROUNDS times: the command in one process with `-j1`, Python in a loop.
"""
import os
import subprocess
import sys
import time
from pathlib import Path

import pith


def main():
    if len(sys.argv) < 3:
        sys.exit(__doc__.splitlines()[2].strip())
    names = sorted(str(name) for name in Path(sys.argv[2]).glob("*.html")) * int(sys.argv[3] if len(sys.argv) > 3 else 20)
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    start = time.process_time()
    for name in names:
        with open(name, "rb") as file:
            pith.extract(file.read()).write("jsonl")
    python = time.process_time() - start
    before = os.times()
    subprocess.run([sys.argv[1], "-q", "-j1", "-t", "jsonl", "-0", "--files-from", "-"], input="\0".join(names).encode(),
                   stdout=subprocess.DEVNULL, check=True)
    after = os.times()
    command = after.children_user - before.children_user + after.children_system - before.children_system
    print(f"{len(names)} pages; Python {len(names) / python:.0f} a second, the command {len(names) / command:.0f}")


main()
