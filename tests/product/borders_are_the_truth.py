#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""Compares the borders of a product with the truth that the generator wrote beside it: every pair, and lengths to 1e-6."""
import csv
import sqlite3
import sys

product, truth = sys.argv[1:3]
with open(truth, encoding="utf-8") as file:
    expected = {(row["codigo_a"], row["codigo_b"]): row for row in csv.DictReader(file)}
with sqlite3.connect(f"file:{product}?mode=ro", uri=True) as database:
    found = {(a, b): (kind, length) for a, b, kind, length in database.execute("SELECT codigo_a, codigo_b, tipo, longitud_m FROM vecinos")}

failures = [f"missing: {pair}" for pair in expected.keys() - found.keys()]
failures += [f"invented: {pair}" for pair in found.keys() - expected.keys()]
for pair in expected.keys() & found.keys():
    kind, length = found[pair]
    true_length = float(expected[pair]["longitud_elipsoide_m"])
    if kind != expected[pair]["contacto"] or abs(length - true_length) > max(1e-6 * true_length, 1e-4):
        failures.append(f"{pair}: {kind} {length} m instead of {expected[pair]['contacto']} {true_length} m")
for failure in failures:
    print(failure, file=sys.stderr)
print(f"{len(expected)} pairs compared")
sys.exit(1 if failures or not expected else 0)
