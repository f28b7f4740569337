#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""The land of a demo's product is what its generator says. Usage: land_is_the_truth.py PRODUCT TRUTH_FOLDER"""
import collections
import csv
import pathlib
import sqlite3
import sys

product = sqlite3.connect(sys.argv[1])
truth = pathlib.Path(sys.argv[2])
wrong = []


def rows(name):
    with open(truth / name, encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def compare(what, expected, found, tolerance):
    if found is None or abs(found - expected) > tolerance:
        wrong.append(f"{what}: expected {expected}, found {found}")


# Some plans are written in other reference systems, where a straight line of 20 km runs half a metre off the straight line
# here: one part in ten thousand of the smallest areas.
areas = {(code, land): area_ha * 1e4 for code, land, area_ha in product.execute(
    "SELECT codigo, suelo, area_ha FROM suelo_area WHERE nivel = 'municipio'")}
for row in rows("suelo.csv"):
    if row["suelo"] not in ("alta", "media"):  # hazards: below, by class
        expected = float(row["area_elipsoide_m2"])
        compare((row["codigo"], row["suelo"]), expected, areas.get((row["codigo"], row["suelo"])), 20 + 1e-4 * expected)

hazards = {(code, land, level): area_ha * 1e4 for code, land, level, area_ha in product.execute(
    "SELECT codigo, suelo, amenaza, area_ha FROM suelo_amenaza WHERE nivel = 'municipio'")}
for row in rows("suelo_amenaza.csv"):
    key = (row["codigo"], row["clase"], row["amenaza"])
    expected = float(row["area_elipsoide_m2"])
    compare(key, expected, hazards.get(key), 20 + 1e-4 * expected)

# Where categories lie along a border they stand in for their class, so only borders of classes alone are compared.
classes = {"urbano", "expansion", "rural"}
lengths = collections.Counter()
mixed = set()
for a, b, land_a, land_b, length in product.execute(
        "SELECT codigo_a, codigo_b, suelo_a, suelo_b, longitud_m FROM articulacion"):
    lengths[a, b, land_a, land_b] += length
    if not {land_a, land_b} <= classes:
        mixed.add((a, b))
for row in rows("articulacion.csv"):
    a, b = row["codigo_a"], row["codigo_b"]
    if (a, b) not in mixed:
        expected = float(row["longitud_elipsoide_m"])
        # A probe 30 m inside a crooked border sees its changes that much sooner or later.
        key = (a, b, row["clase_a"], row["clase_b"])
        compare(key, expected, lengths[key], 100 + 0.02 * expected)

print("\n".join(wrong[:20]) or "the land is the truth")
sys.exit(1 if wrong else 0)
