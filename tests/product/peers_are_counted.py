#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""Ranks within peer groups are what plain counting over the table gives. Usage: peers_are_counted.py PRODUCT TABLE"""
import collections
import csv
import sqlite3
import sys

groups = collections.defaultdict(dict)
with open(sys.argv[2], encoding="utf-8", newline="") as file:
    rows = list(csv.reader(file, delimiter=";"))
head = next(row for row in rows if row and row[0] == "Código")
score, group = head.index("Nuevo IDF"), head.index("Dotaciones Iniciales")
for row in rows[rows.index(head) + 1:]:
    if len(row) > score and row[score].replace(",", "").isdigit():
        groups[row[group]][row[0]] = float(row[score].replace(",", "."))

wrong, met = [], 0
for code, *found in sqlite3.connect(sys.argv[1]).execute(
        "SELECT codigo, grupo_par, puesto_grupo, de_grupo, quintil_grupo, promedio_grupo, diferencia_mejor_grupo "
        "FROM cifras WHERE nivel = 'municipio' AND cifra = 'idf_publicado_dnp' AND valor IS NOT NULL"):
    name, members = next((name, members) for name, members in groups.items() if code in members)
    better = sum(1 for value in members.values() if value > members[code])
    expected = [name, better + 1, len(members), better * 5 // len(members) + 1,
                sum(members.values()) / len(members), members[code] - max(members.values())]
    met += 1
    if found[:4] != expected[:4] or any(abs(a - b) > 1e-9 for a, b in zip(found[4:], expected[4:])):
        wrong.append(f"{code}: expected {expected}, found {found}")

if met < 20 or met != sum(map(len, groups.values())):
    wrong.append(f"{met} figures, {sum(map(len, groups.values()))} scores in the table")
print("\n".join(wrong) or f"{met} municipalities in {len(groups)} peer groups")
sys.exit(bool(wrong))
