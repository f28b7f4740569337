// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "comarca/catalog/document.hpp"
#include "comarca/synth/demo_territory.hpp"
#include "synth/society.hpp"

namespace comarca::synth {

using Figure = std::variant<std::monostate, std::string, double>;

/// What is known of every municipality, by the name a layout calls it: one column for each name.
class Figures {
 public:
  explicit Figures(std::size_t units) : units_(units) {}
  [[nodiscard]] std::size_t units() const noexcept { return units_; }
  /// The column of a name, made empty when it is new.
  [[nodiscard]] std::vector<Figure>& column(const std::string& name);
  /// The column of a name, or null.
  [[nodiscard]] const std::vector<Figure>* find(std::string_view name) const;
  [[nodiscard]] std::vector<std::string> names() const;

 private:
  std::size_t units_;
  std::map<std::string, std::vector<Figure>, std::less<>> columns_;
};

/// Codes, names, place, area.
void add_identity(const DemoTerritory& territory, Figures& figures);
/// Population, and who belongs to a programme for the regions of the conflict.
void add_population(const DemoTerritory& territory, const std::vector<Town>& towns, std::uint64_t seed,
                    Figures& figures);
/// The figures that [[cifra]] and [[rango]] of the layouts' file describe.
void add_described(const Table& layouts, const std::vector<Town>& towns, std::uint64_t seed, Figures& figures);

}  // namespace comarca::synth
