#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The JSON Schema of project files accepts the demo's project and refuses bad ones.

    schema_accepts_the_demo.py SCHEMA PROJECT; 77 without jsonschema.
"""

import datetime
import json
import sys
import tomllib

try:
    import jsonschema
except ImportError:
    print("python3-jsonschema is not here: skipped")
    sys.exit(77)


def plain(value):
    """TOML's dates as texts, as an editor sees them."""
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items()}
    if isinstance(value, list):
        return [plain(item) for item in value]
    return value.isoformat() if isinstance(value, (datetime.date, datetime.time)) else value


BAD = {
    "classes": "[[map]]\nfile = 'a.pdf'\nclasses = -1",
    "dpi": "[[map]]\nfile = 'a.pdf'\ndpi = -5",
    "ending": "[[map]]\nfile = 'a.jpg'",
    "word": "[[chart]]\nfile = 'a.pdf'\nvalue = 'x'\nkind = 'pastel'",
    "date": "[[landuse.plan]]\nmunicipality = '1'\nadopted = 'abcd-xx-99'",
    "section": "[limites]\nfile = 'x'",
    "key": "[borders]\ntolerancia_m = 1",
    "type": "[borders]\nclean = 'no'",
    "above zero": "[landuse]\nprobe_m = 0",
    "missing": "[[borders.link]]\nfrom = '1'",
    "list": "[[scheme]]\nid = 'a'\nfigure = 'PAP'\nmembers = []",
}


def main(schema_file, project_file):
    with open(schema_file, encoding="utf-8") as file:
        schema = json.load(file)
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    with open(project_file, "rb") as file:
        project = plain(tomllib.load(file))
    wrong = [error.message for error in validator.iter_errors(project)]
    for name, text in BAD.items():
        bad = plain(tomllib.loads("name = 'x'\n" + "[boundaries]\nfile = 'm.gpkg'\n" + text))
        if validator.is_valid(bad):
            wrong.append(f"a project with a bad {name} is accepted")
    if validator.is_valid({"boundaries": {"file": "m.gpkg"}}):
        wrong.append("a project without a name is accepted")
    print("\n".join(wrong))
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
