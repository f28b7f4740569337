#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""What docs/ARCHITECTURE.md says of adding something is true: each addition below, made to a copy of the sources,
touches no more files than the page says, and compiles, with whatever must know it.

    tests/checks/to_add.py COMPILER        exit code 1 when an addition takes more, or no longer fits
"""

import re
import shutil
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs/ARCHITECTURE.md"


@dataclass
class Addition:
    page_row: str  # the first cell of its line in the page's table, which says "at most N files"
    new: dict  # path -> content of a file that is added
    changed: dict  # path -> pairs of a line that stands there and what follows it from now on
    compiled: list  # beside the .cpp among these: what holds every case of what is added


MAP_OPTION = Addition(
    "an option of maps",
    {},
    {
        "include/comarca/project/map_section.hpp": [
            ("  std::string subtitle;\n", "  std::string footnote;\n"),
            (
                'key("subtitle", &S::subtitle).alias("subtitulo").says("Línea bajo el título", "Line under the title"),\n',
                '      key("footnote", &S::footnote).alias("nota").says("Línea al pie", "Line at the foot"),\n',
            ),
        ],
        "src/publication/map/draw_map.cpp": [
            (
                "    sheet.text.date = reader_.date();\n",
                "    if (!section_.footnote.empty()) {\n      sheet.text.source = section_.footnote;\n    }\n",
            )
        ],
    },
    # The reader, the schema, the guide and the command's options take it from the table of keys.
    ["src/project/keys/figure_keys.cpp", "src/cli/map_command.cpp"],
)

LAYER = Addition(
    "a layer of the product",
    {
        "include/comarca/product/layers/peaks.hpp": """// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "comarca/product/filling.hpp"
#include "comarca/product/layers/shared.hpp"

namespace comarca {

struct PeaksLayer : Layer {
  PeaksLayer() : Layer("cumbres", {"Cumbres", "Peaks"}, {"El punto más alto", "The highest point"}) {}

  Column<std::string> unit{*this, {"unidad", {"Unidad", "Unit"}, {"Código", "Code"}}};
};

void fill(const PeaksLayer& layer, const Filling& filling);

}  // namespace comarca
""",
        "src/pipeline/layers/peak_layer.cpp": """// SPDX-License-Identifier: Apache-2.0
#include "comarca/pipeline/layers.hpp"
#include "comarca/pipeline/work.hpp"
#include "comarca/product/layers/peaks.hpp"
#include "comarca/product/row.hpp"

namespace comarca {

void fill(const PeaksLayer& layer, const Filling& filling) {
  RowWriter out(filling.writer, layer);
  for (const Municipality& municipality : filling.work.territory.municipalities) {
    Row row = out.row();
    row[layer.unit] = municipality.code;
    out.add(row);
  }
}

}  // namespace comarca
""",
        "styles/layers/cumbres.toml": """# SPDX-License-Identifier: Apache-2.0
layer = "cumbres"
title = { es = "Cumbres", en = "Peaks" }
theme = "tablas"
geometry = "none"
order = 80
""",
    },
    {
        "include/comarca/product/contract.hpp": [
            ('#include "comarca/product/layers/landuse.hpp"\n', '#include "comarca/product/layers/peaks.hpp"\n'),
            ("  InputsLayer inputs;\n", "  PeaksLayer peaks;\n"),
            ("&finding_zones,", " &peaks,"),
            ("    visit(findings);\n", "    visit(peaks);\n"),
        ]
    },
    ["src/pipeline/layers/fill_layers.cpp", "src/product/contract.cpp"],
)

FORMAT = Addition(
    "an output format",
    {
        "src/gis/counting_writer.hpp": """// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "comarca/base/atomic_file.hpp"
#include "comarca/gis/layer_writer.hpp"

namespace comarca::gis {

/// How many rows each layer has.
class CountingWriter : public LayerWriter {
 public:
  explicit CountingWriter(std::string target) : target_(std::move(target)) {}

  void begin_layer(const LayerSchema& schema) override { text_ += schema.name + "\\n"; }
  void add_row(std::span<const CellValue> /*cells*/, std::string_view /*wkb*/) override { text_ += "|"; }
  void add_view(const ViewSchema& /*view*/) override {}
  void set_styles(std::vector<LayerStyle> /*styles*/) override {}
  void set_metadata(std::string /*iso_xml*/) override {}
  void set_web_style(std::string /*maplibre*/) override {}
  void finish() override { write_file(target_, text_); }

 private:
  std::string target_;
  std::string text_;
};

}  // namespace comarca::gis
"""
    },
    {
        "include/comarca/gis/layer_writer.hpp": [("enum class LayerFormat { geopackage,", " counts,")],
        "src/gis/layer_writer.cpp": [
            ('#include "comarca/base/error.hpp"\n', '#include "gis/counting_writer.hpp"\n'),
            (
                '    LayerFormatEntry{LayerFormat::geopackage, "gpkg", LayerPlace::file},\n',
                '    LayerFormatEntry{LayerFormat::counts, "counts", LayerPlace::file},\n',
            ),
            (
                "  switch (format) {\n",
                "    case LayerFormat::counts:\n      return std::make_unique<gis::CountingWriter>(target);\n",
            ),
        ],
    },
    # The words of the option come from layer_formats().
    ["src/cli/run_command.cpp"],
)


def most_files(row):
    """What the page allows."""
    for line in PAGE.read_text().splitlines():
        cells = [cell.strip() for cell in line.split("|")]
        if len(cells) > 2 and cells[1] == row:
            told = re.search(r"(\d+) files?", cells[2])
            return int(told[1]) if told else None
    return None


def changed_text(path, edits):
    text = path.read_text()
    for place, follows in edits:
        if place not in text:
            raise SystemExit(f"{path.relative_to(ROOT)} has no {place!r} any more: mend {Path(__file__).name}")
        text = text.replace(place, place + follows, 1)
    return text


def syntax_errors(compiler, copy, source):
    includes = [copy / "include", copy / "src", Path("/usr/include/gdal")]
    command = [compiler, "-std=c++20", "-Wall", "-Wextra", "-Werror", "-fsyntax-only"]
    command += [f"-I{folder}" for folder in includes] + [str(copy / source)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return "" if done.returncode == 0 else f"{source}:\n{done.stderr[:3000]}"


def problems_of(addition, compiler):
    touched = len(addition.new) + len(addition.changed)
    allowed = most_files(addition.page_row)
    if allowed is None or touched > allowed:
        yield f"{addition.page_row}: touches {touched} files, and {PAGE.name} says {allowed}"
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder)
        for room in ("include", "src"):
            shutil.copytree(ROOT / room, copy / room)
        texts = dict(addition.new)
        texts.update({path: changed_text(ROOT / path, edits) for path, edits in addition.changed.items()})
        for path, text in texts.items():
            (copy / path).parent.mkdir(parents=True, exist_ok=True)
            (copy / path).write_text(text)
        sources = [path for path in texts if path.endswith(".cpp")] + addition.compiled
        with ThreadPoolExecutor(max_workers=2) as pool:
            yield from filter(None, pool.map(lambda source: syntax_errors(compiler, copy, source), sources))


problems = [problem for addition in (MAP_OPTION, LAYER, FORMAT) for problem in problems_of(addition, sys.argv[1])]
if problems:
    sys.exit("\n".join(problems))
