// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>
#include <limits>

#include <fmt/format.h>

#include "comarca/base/text.hpp"
#include "synth/figures.hpp"
#include "synth/random.hpp"

namespace comarca::synth {
namespace {

/// A figure drawn from the poverty of each town.
void draw(const Table& row, const std::vector<Town>& towns, Random random, std::vector<Figure>& cells) {
  const double rich = row.required("rico").number();
  const double poor = row.required("pobre").number();
  const auto noise = row.number_or("ruido", 0);
  const auto missing = static_cast<std::size_t>(row.integer_or("faltan", 0));
  for (std::size_t i = 0; i < towns.size(); ++i) {
    const double middle = rich + (poor - rich) * towns[i].poverty / 1000.0;
    const double drawn = middle + noise * (random.below(2001) / 1000.0 - 1);
    cells[i] = std::clamp(drawn, 0.0, 100.0);
  }
  // The last units of the list have no value, as the newest municipalities.
  for (std::size_t i = 0; i < std::min(missing, cells.size()); ++i) {
    cells[cells.size() - 1 - i] = std::monostate();
  }
}

const std::vector<Figure>& known_column(const Value& value, const std::string& name, const Figures& figures) {
  const auto* column = figures.find(name);
  if (column == nullptr) {
    throw value.error(fmt::format("unknown figure '{}'", name), suggestion(name, figures.names()));
  }
  return *column;
}

void add_sum(const Table& row, const std::string& key, Figures& figures) {
  const auto parts = row.required("suma").table();
  const double most = row.number_or("tope", std::numeric_limits<double>::infinity());
  const double divisor = row.number_or("entre", 1);
  std::vector<std::pair<const std::vector<Figure>*, double>> terms;
  for (const auto& name : parts.keys()) {
    const auto weight = parts.required(name);
    terms.emplace_back(&known_column(weight, name, figures), weight.number());
  }
  auto& cells = figures.column(key);
  for (std::size_t i = 0; i < cells.size(); ++i) {
    double sum = 0;
    bool complete = true;
    for (const auto& [column, weight] : terms) {
      const auto* value = std::get_if<double>(&(*column)[i]);
      complete = complete && value != nullptr;
      sum += value == nullptr ? 0 : *value * weight;
    }
    cells[i] = complete ? Figure(std::min(most, sum / divisor)) : Figure();
  }
}

void add_class(const Table& row, Figures& figures) {
  const auto key = row.required("clave").text();
  const auto of = row.required("de");
  const auto names = row.required("nombres").texts();
  std::vector<double> cuts;
  for (const auto& cut : row.required("cortes").array()) {
    cuts.push_back(cut.number());
  }
  row.finish();
  if (names.size() != cuts.size() + 1) {
    throw row.error(
        fmt::format("'{}' has {} cuts and {} names, expected one name more", key, cuts.size(), names.size()));
  }
  const auto& values = known_column(of, of.text(), figures);
  auto& cells = figures.column(key);
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (const auto* value = std::get_if<double>(&values[i])) {
      const auto place = std::ranges::upper_bound(cuts, *value) - cuts.begin();
      cells[i] = names[static_cast<std::size_t>(place)];
    }
  }
}

}  // namespace

void add_described(const Table& layouts, const std::vector<Town>& towns, std::uint64_t seed, Figures& figures) {
  Random random(seed, kTableStream + 1'000);
  for (const auto& row : layouts.tables("cifra")) {
    const auto key = row.required("clave").text();
    if (row.has("suma")) {
      add_sum(row, key, figures);
    } else {
      draw(row, towns, Random(random.next()), figures.column(key));
    }
    row.finish();
  }
  for (const auto& row : layouts.tables("rango")) {
    add_class(row, figures);
  }
}

}  // namespace comarca::synth
