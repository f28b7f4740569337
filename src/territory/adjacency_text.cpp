// SPDX-License-Identifier: Apache-2.0
#include "comarca/territory/adjacency_text.hpp"

#include <algorithm>
#include <cctype>
#include <iterator>
#include <vector>

#include <fmt/format.h>

#include "comarca/base/csv.hpp"
#include "comarca/base/error.hpp"

namespace comarca {
namespace {

bool has_blank(const std::string& text) {
  return text.empty() ||
         std::ranges::any_of(text, [](char c) { return std::isspace(static_cast<unsigned char>(c)) != 0; });
}

void check_codes(const AdjacencyNames& names) {
  for (const std::string& code : names.codes) {
    if (has_blank(code)) {
      throw data_error(fmt::format("the code '{}' is empty or has a blank, which GAL and GWT cannot hold", code),
                       {.layer = names.layer, .field = names.column}, "Choose another column, or export CSV.");
    }
  }
}

std::string without_blanks(std::string text) {
  std::ranges::replace_if(
      text, [](char c) { return std::isspace(static_cast<unsigned char>(c)) != 0; }, '_');
  return text.empty() ? "-" : text;
}

void append_header(std::string& out, const AdjacencyNames& names, std::size_t units) {
  fmt::format_to(std::back_inserter(out), "0 {} {} {}\n", units, without_blanks(names.layer),
                 without_blanks(names.column));
}

std::vector<Neighbour> counted(const BorderGraph& graph, std::uint32_t unit, const ContiguityRule& rule) {
  std::vector<Neighbour> result;
  std::ranges::copy_if(graph.neighbours(unit), std::back_inserter(result), [&](const Neighbour& neighbour) {
    return BorderGraph::counts(graph.borders()[neighbour.border], rule);
  });
  return result;
}

}  // namespace

const char* border_kind_name(BorderKind kind) noexcept {
  switch (kind) {
    case BorderKind::line:
      return "line";
    case BorderKind::point:
      return "point";
    case BorderKind::declared:
      break;
  }
  return "declared";
}

std::string gal_text(const BorderGraph& graph, const AdjacencyNames& names, const ContiguityRule& rule) {
  check_codes(names);
  std::string out;
  append_header(out, names, graph.unit_count());
  for (std::uint32_t unit = 0; unit < graph.unit_count(); ++unit) {
    const auto neighbours = counted(graph, unit, rule);
    fmt::format_to(std::back_inserter(out), "{} {}\n", names.codes[unit], neighbours.size());
    for (std::size_t i = 0; i < neighbours.size(); ++i) {
      out.append(i > 0 ? " " : "").append(names.codes[neighbours[i].unit]);
    }
    out.push_back('\n');
  }
  return out;
}

std::string gwt_text(const BorderGraph& graph, const AdjacencyNames& names, const ContiguityRule& rule) {
  check_codes(names);
  std::string out;
  append_header(out, names, graph.unit_count());
  for (std::uint32_t unit = 0; unit < graph.unit_count(); ++unit) {
    for (const Neighbour& neighbour : counted(graph, unit, rule)) {
      fmt::format_to(std::back_inserter(out), "{} {} {:.3f}\n", names.codes[unit], names.codes[neighbour.unit],
                     graph.borders()[neighbour.border].length_m);
    }
  }
  return out;
}

std::string edge_list_csv(const BorderGraph& graph, const AdjacencyNames& names, const ContiguityRule& rule) {
  std::string out =
      "a,b,kind,declared,length_m,stretches,tolerance_m,widest_gap_m,exact_share,stable_from_m,stable_to_m,"
      "confidence\n";
  for (const Border& border : graph.borders()) {
    if (!BorderGraph::counts(border, rule)) {
      continue;
    }
    const Evidence& evidence = border.evidence;
    fmt::format_to(std::back_inserter(out), "{},{},{},{},{:.3f},{},{},{:.3f},{:.6f},{:.3f},{:.3f},{:.3f}\n",
                   csv_cell(names.codes[border.a]), csv_cell(names.codes[border.b]), border_kind_name(border.kind),
                   border.declared ? 1 : 0, border.length_m, border.stretches, evidence.tolerance_m,
                   evidence.widest_gap_m, evidence.exact_share, evidence.stable_from_m, evidence.stable_to_m,
                   evidence.confidence);
  }
  return out;
}

}  // namespace comarca
