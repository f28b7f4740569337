// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "comarca/base/language.hpp"
#include "comarca/catalog/code_history.hpp"
#include "comarca/catalog/source.hpp"

namespace comarca {

/// What a name of layers/ is and where it comes from, in the two languages, as lines of text.
struct Explanation {
  std::string name;
  Text title;
  Text body;
};

/// A source: publisher, licence, citation, how it is recognised and read, its columns.
[[nodiscard]] Explanation explain_source(const SourceDefinition& source);

/// A code: what is known of its history; nothing when nothing is known.
[[nodiscard]] std::optional<Explanation> explain_code(const UnitCode& code, const CodeHistory& history);

/// Explains a name: first a source, then a code's history. `data` is the folder with layers/. Throws a usage error that
/// suggests the nearest name.
[[nodiscard]] Explanation explain(const std::string& name, const std::filesystem::path& data);

/// Every name that can be explained, with its title.
[[nodiscard]] std::vector<Explanation> explainable(const std::filesystem::path& data);

}  // namespace comarca
