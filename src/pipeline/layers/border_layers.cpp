// SPDX-License-Identifier: Apache-2.0
#include "comarca/geometry/wkb.hpp"
#include "comarca/pipeline/layers.hpp"
#include "comarca/pipeline/work.hpp"
#include "comarca/product/contract.hpp"
#include "comarca/product/row.hpp"

namespace comarca {
namespace {

struct Pair {
  const Border& border;
  const Territory& territory;
  double weak_border_m;
};

void fill_pair(Row& row, const PairLayer& layer, const Pair& pair) {
  const Border& border = pair.border;
  const Municipality& a = pair.territory.municipalities[border.a];
  const Municipality& b = pair.territory.municipalities[border.b];
  const Evidence& evidence = border.evidence;
  row[layer.code_a] = a.code;
  row[layer.name_a] = a.name;
  row[layer.code_b] = b.code;
  row[layer.name_b] = b.name;
  row[layer.kind] = border.kind;
  row[layer.length_m] = border.length_m;
  row[layer.stretches] = border.stretches;
  row[layer.weak] = border.kind != BorderKind::declared && border.length_m < pair.weak_border_m;
  row[layer.divides_subregions] = a.subregion != b.subregion;
  row[layer.divides_departments] = a.department != b.department;
  row[layer.tolerance_m] = evidence.tolerance_m;
  row[layer.widest_gap_m] = evidence.widest_gap_m;
  row[layer.exact_pct] = 100 * evidence.exact_share;
  row[layer.stable_from_m] = evidence.stable_from_m;
  row[layer.stable_to_m] = evidence.stable_to_m;
  row[layer.confidence] = evidence.confidence;
}

std::string border_wkb(const Coverage& coverage, std::span<const std::uint32_t> arcs) {
  std::vector<std::span<const Point>> lines;
  for (const std::uint32_t arc : arcs) {
    lines.push_back(coverage.arc(arc));
  }
  return multilinestring_wkb(lines);
}

}  // namespace

void fill(const BordersLayer& layer, const Filling& filling) {
  const Work& work = filling.work;
  const double weak_border_m = filling.weak_border_m;
  const auto borders = work.graph.borders();
  RowWriter lines(filling.writer, layer);
  for (std::size_t index = 0; index < borders.size(); ++index) {
    if (borders[index].kind == BorderKind::line) {
      Row row = lines.row();
      fill_pair(row, layer, {borders[index], work.territory, weak_border_m});
      lines.add(row, border_wkb(work.coverage, work.graph.border_arcs(index)));
    }
  }
  const auto& neighbours = contract().neighbours;
  RowWriter pairs(filling.writer, neighbours);
  for (const Border& border : borders) {
    Row row = pairs.row();
    fill_pair(row, neighbours, {border, work.territory, weak_border_m});
    row[neighbours.link_reason] = border.link_reason;
    pairs.add(row);
  }
}

}  // namespace comarca
