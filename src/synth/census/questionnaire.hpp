// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <bitset>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "comarca/catalog/document.hpp"
#include "synth/census/record.hpp"
#include "synth/random.hpp"

namespace comarca::synth {

enum class Wealth : std::uint8_t { rich, poor };

/// A variable whose code is drawn: one of 1000 places each code has its share of.
class Choice {
 public:
  Choice() = default;
  /// Reads `codigos`, `rico`, `pobre`; shares over a thousand or of another number than the codes are a usage error.
  explicit Choice(const Table& variable);
  [[nodiscard]] std::int32_t draw(Wealth wealth, Random& random) const noexcept {
    return places_[static_cast<std::size_t>(wealth)][random.below(1000)];
  }

 private:
  std::array<std::array<std::int32_t, 1000>, 2> places_{};
};

/// A group of codes.
class Trait {
 public:
  Trait() = default;
  explicit Trait(const Value& codes);
  [[nodiscard]] bool holds(std::int32_t code) const noexcept {
    return code >= 0 && code < 128 && codes_[static_cast<std::size_t>(code)];
  }

 private:
  std::bitset<128> codes_;
};

/// A column of a microdata file: a fixed text, a code of the place, or a variable.
struct RecordColumn {
  enum class Kind : std::uint8_t { fixed, department, municipality, variable };
  Kind kind = Kind::fixed;
  Var var = Var::clase;
  std::string title;
  std::string fixed;
};

struct RecordFile {
  std::string name;  ///< "{departamento}" stands for its code
  std::vector<RecordColumn> columns;
};

/// How often the odd rows of a census come, of a thousand.
struct Oddities {
  std::uint32_t second_household = 0;
  std::uint32_t household_without_dwelling = 0;
  std::uint32_t empty_dwelling = 0;
  std::uint32_t person_without_household = 0;
};

/// layers/demo/censo.toml, read.
class Questionnaire {
 public:
  explicit Questionnaire(const Table& root);

  [[nodiscard]] const Choice& choice(std::string_view variable) const;
  [[nodiscard]] const Trait& trait(std::string_view variable, std::string_view name) const;
  [[nodiscard]] const Oddities& oddities() const noexcept { return oddities_; }
  /// The folder of the files and the source that reads them, for the project file.
  [[nodiscard]] const std::string& folder() const noexcept { return folder_; }
  [[nodiscard]] const std::string& source() const noexcept { return source_; }
  /// Dwellings, households, persons.
  [[nodiscard]] const std::array<RecordFile, 3>& files() const noexcept { return files_; }

 private:
  std::map<std::string, Choice, std::less<>> choices_;
  std::map<std::string, Trait, std::less<>> traits_;  ///< by "variable.name"
  Oddities oddities_;
  std::array<RecordFile, 3> files_;
  std::string folder_;
  std::string source_;
  Where where_;
};

}  // namespace comarca::synth
