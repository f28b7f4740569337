// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "comarca/base/language.hpp"
#include "comarca/catalog/code_history.hpp"
#include "comarca/catalog/document.hpp"
#include "comarca/catalog/source.hpp"

namespace comarca {

class Catalog;
struct Project;

/// What a name of layers/ is and where it comes from, in the two languages, as lines of text.
struct Explanation {
  std::string name;
  Text title;
  Text body;
};

/// A source: publisher, licence, citation, how it is recognised and read, its columns.
[[nodiscard]] Explanation explain_source(const SourceDefinition& source);

/// Any other definition of layers/: its name, what it says of itself at its top, and where it is written.
[[nodiscard]] Explanation explain_definition(const Document& document, const DefinitionFile& file);

/// The parts of a definition that have an id of their own: the figures of an index, the rules of a scheme.
[[nodiscard]] std::vector<Explanation> explain_parts(const Document& document, const DefinitionFile& file);

/// A code: what is known of its history; nothing when nothing is known.
[[nodiscard]] std::optional<Explanation> explain_code(const UnitCode& code, const CodeHistory& history);

/// The arithmetic of an indicator for one municipality of a project, step by step, in every zone and period.
[[nodiscard]] Text explain_unit(const std::string& indicator, const std::string& unit, const Project& project,
                                const Catalog& catalog);

/// Explains a name: a source, a code's history, an index or whatever else is defined. Throws a usage error that
/// suggests the nearest name.
[[nodiscard]] Explanation explain(const std::string& name, const Catalog& catalog);

/// Every name that can be explained, with its title.
[[nodiscard]] std::vector<Explanation> explainable(const Catalog& catalog);

}  // namespace comarca
