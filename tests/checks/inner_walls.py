#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""scripts/check/include_direction says no to includes against the inner walls of a room, and to no other."""

from importlib.machinery import SourceFileLoader
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
check = SourceFileLoader("include_direction", str(ROOT / "scripts/check/include_direction")).load_module()

SOURCE = ROOT / "src/statistics"
PUBLIC = ROOT / "include/comarca/statistics"
REFUSED = [
    (SOURCE / "plan/recipe_compiler.cpp", SOURCE / "engine/duckdb.hpp"),
    (SOURCE / "plan/recipe_compiler.cpp", SOURCE / "blocks/blocks.hpp"),
    (SOURCE / "plan/plan_builder.cpp", PUBLIC / "microdata_run.hpp"),
    (SOURCE / "expression/sql_expression.cpp", PUBLIC / "recipe.hpp"),
    (SOURCE / "engine/microdata_query.cpp", SOURCE / "blocks/runs.hpp"),
    (PUBLIC / "microdata_plan.hpp", PUBLIC / "microdata_run.hpp"),
]
ALLOWED = [
    (SOURCE / "engine/microdata_query.cpp", SOURCE / "blocks/blocks.hpp"),
    (SOURCE / "engine/microdata_query.cpp", SOURCE / "plan/plan_builder.hpp"),
    (SOURCE / "blocks/runs_table.cpp", SOURCE / "blocks/runs.hpp"),
    (SOURCE / "blocks/blocks.hpp", SOURCE / "plan/csv_input.hpp"),
    (PUBLIC / "microdata_run.hpp", PUBLIC / "microdata_plan.hpp"),
    (ROOT / "src/indicators/figure.cpp", PUBLIC / "microdata_run.hpp"),
]

for one, other in REFUSED + ALLOWED:
    assert one.exists() and other.exists(), (one, other)
for one, other in REFUSED:
    assert check.wrong_wall(one, other), f"{one} may include {other}"
for one, other in ALLOWED:
    said = check.wrong_wall(one, other)
    assert said is None, said
assert check.wrong_library("statistics/plan", "duckdb.h", ".cpp")
assert check.wrong_library("statistics/engine", "duckdb.h", ".cpp") is None
