// SPDX-License-Identifier: Apache-2.0
#include "comarca/territory/adjacency_table.hpp"

#include <iterator>

#include <fmt/format.h>

#include "comarca/base/units.hpp"

namespace comarca {
namespace {

std::string contact_text(const Border& border, Language language) {
  switch (border.kind) {
    case BorderKind::line:
      return fmt::format("{:.3f} km", to_km(border.length_m));
    case BorderKind::point:
      return Text{"punto", "point"}.in(language);
    case BorderKind::declared:
      break;
  }
  return Text{"declarado", "declared"}.in(language);
}

}  // namespace

std::string adjacency_table(const BorderGraph& graph, const UnitNames& names, const NeighbourQuestion& question,
                            Language language) {
  std::string out;
  const auto add = [&](std::uint32_t a, std::uint32_t b, const Border& border) {
    if (BorderGraph::counts(border, question.rule)) {
      fmt::format_to(std::back_inserter(out), "{}\t{}\t{}\t{:.0f} %\n", names.of(a), names.of(b),
                     contact_text(border, language), 100 * border.evidence.confidence);
    }
  };
  const Text alone = {"sin vecinos\n", "no neighbours\n"};
  if (question.of) {
    for (const Neighbour& neighbour : graph.neighbours(*question.of)) {
      add(*question.of, neighbour.unit, graph.borders()[neighbour.border]);
    }
    return !out.empty() ? out : fmt::format("{}\t{}", names.of(*question.of), alone.in(language));
  }
  for (const Border& border : graph.borders()) {
    add(border.a, border.b, border);
  }
  return !out.empty() ? out : alone.in(language);
}

}  // namespace comarca
