"""The cost of the whole reading against the language model alone.

Both read the same reports in one process with one thread: the shipped model with its default pipes (`nlp.pipe`, batch
of 8), and the reader with all its stages. They take turns, so that a machine that slows down slows both; each round
gives a ratio and the median is the figure. Peak memory is that of a process that only reads.
"""

from __future__ import annotations

import os
import resource
import statistics
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).parents[1]
CORPUS = ROOT.parent / "shared" / "corpora" / "statements" / "reports.jsonl"
EXAMPLES = ROOT / "examples"
ROUNDS = 5
BAR, MEMORY_BAR = 1.6, 700
ONE_THREAD = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS"), "1")


def measure() -> None:
    """Takes the rounds in this process, which `main` started with one thread."""
    from pactwatch import DEFAULT_MODEL
    from pactwatch.intake.files import Intake
    from pactwatch.model import Report
    from pactwatch.reading.reader import Reader

    paths = [path for path in (CORPUS, EXAMPLES) if path.exists()]
    reports = [taken for taken in Intake().reports(paths) if isinstance(taken, Report)]
    reader = Reader(DEFAULT_MODEL)
    nlp = reader.parser.nlp
    texts = [report.text for report in reports]
    ratios = []
    for number in range(ROUNDS + 1):
        begin = time.perf_counter()
        for _ in nlp.pipe(texts, batch_size=8):
            pass
        parsed = time.perf_counter()
        for _ in reader.read(reports):
            pass
        read = time.perf_counter()
        if number:  # the first round warms caches and tables up
            alone, whole = parsed - begin, read - parsed
            ratios.append(whole / alone)
            print(f"round {number}: model alone {alone:.2f} s, reading {whole:.2f} s, ratio {ratios[-1]:.2f}")
    print(f"{len(reports)} reports: median ratio {statistics.median(ratios):.2f} (bar {BAR})")


def remember() -> None:
    """Reads every report once and prints this process's peak memory."""
    import pactwatch

    paths = [path for path in (CORPUS, EXAMPLES) if path.exists()]
    for _ in pactwatch.read(*paths):
        pass
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"peak memory {peak:.0f} MB (bar {MEMORY_BAR})")


def main() -> int:
    """Runs both measurements, each in a process of its own with one thread."""
    if not CORPUS.exists():
        print("no ../shared beside this clone: only the examples are read")
    for task in ("measure", "remember"):
        code = f"from benchmarks.reading import {task}; {task}()"
        done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, env={**os.environ, **ONE_THREAD}, check=False)
        if done.returncode:
            return done.returncode
    return 0
