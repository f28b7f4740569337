# SPDX-License-Identifier: Apache-2.0
"""A straight line through what runs cost by figure, by least squares, and how far each run is from it.
Usage: fit.py FILE, with a line "units figures processor_s wall_s peak_MB product_MB" for each run."""

import sys
from pathlib import Path


def fitted(xs, ys):
    mean_x, mean_y = sum(xs) / len(xs), sum(ys) / len(ys)
    slope = sum((x - mean_x) * (y - mean_y) for x, y in zip(xs, ys)) / sum((x - mean_x) ** 2 for x in xs)
    return mean_y - slope * mean_x, slope


runs = [line.split() for line in Path(sys.argv[1]).read_text().splitlines()]
runs = [[float(cell) for cell in run] for run in runs if "failed" not in run]
if len(runs) < 3:
    sys.exit("fewer than three runs: no line to fit")
millions = [run[1] / 1e6 for run in runs]
print()
for name, unit, column in (("processor", "s", 2), ("peak memory", "MB", 4), ("product", "MB", 5)):
    measured = [run[column] for run in runs]
    start, slope = fitted(millions, measured)
    print(f"{name}: {start:.2f} {unit} and {slope:.2f} {unit} per million figures")
    for run, million, value in zip(runs, millions, measured):
        line = start + slope * million
        print(f"  {run[0]:6.0f} units: measured {value:.2f}, line {line:.2f}, off by {value - line:+.2f} ({(value - line) / value:+.1%})")
