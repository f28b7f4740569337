// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "comarca/base/language.hpp"

namespace comarca {

/// What the value of a key is.
enum class KeyType {
  text,
  word,       ///< one of a few texts
  date,       ///< yyyy-mm-dd
  crs,        ///< a coordinate reference system, as "EPSG:9377"
  path,       ///< of a file or folder, from the folder of the document
  bilingual,  ///< a text, or { es = "...", en = "..." }
  boolean,
  integer,
  number,
  texts,    ///< an array of texts, or one
  numbers,  ///< an array of numbers
  table,    ///< a table whose keys are the user's own words
  section,  ///< [name]
  sections  ///< [[name]], any number of them
};

/// The numbers that a key may have, never NaN nor infinite.
struct KeyRange {
  enum class Least { allowed, excluded };
  double least = -std::numeric_limits<double>::infinity();
  double most = std::numeric_limits<double>::infinity();
  Least at_least = Least::allowed;  ///< excluded: above `least`

  [[nodiscard]] bool contains(double value) const noexcept;
  /// "1 to 12", "zero or more", "more than zero".
  [[nodiscard]] Text words() const;
};

enum class KeyPresence { optional, required };

/// All that is said of a key: from it documents are read, and the JSON Schema, the guide's table and the options of the
/// command line are made.
struct KeyDescription {
  std::string name;
  std::string alias;  ///< what a Spanish speaker would call it: recognised and answered with the name, never read
  KeyType type = KeyType::text;
  Text says;
  std::string unit;  ///< "m", "%"; empty: none
  std::optional<KeyRange> range = {};
  std::vector<std::string> words = {};    ///< the only ones allowed; empty: any
  std::vector<std::string> endings = {};  ///< of a path, with the dot; empty: any
  std::string fallback = {};              ///< what an absent key means, as text; empty: nothing, or `says` says it
  KeyPresence presence = KeyPresence::optional;
  std::vector<KeyDescription> keys = {};  ///< of a section

  [[nodiscard]] bool is_section() const noexcept { return type == KeyType::section || type == KeyType::sections; }
};

/// The one of a name; throws std::out_of_range when there is none.
[[nodiscard]] const KeyDescription& described(const std::vector<KeyDescription>& keys, std::string_view name);

/// "1 to 12 m", "more than zero", one of the words, the endings: what limits a key, or empty.
[[nodiscard]] Text limits_of(const KeyDescription& key);

}  // namespace comarca
