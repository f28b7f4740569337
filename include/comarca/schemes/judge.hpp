// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "comarca/schemes/scheme_map.hpp"
#include "comarca/schemes/verdict.hpp"

namespace comarca {

/// Answer of a user's query about a set of members.
struct SqlAnswer {
  std::optional<bool> holds;  ///< empty: the query returned NULL, as without data
  std::string says;           ///< second column, or empty
};

/// Runs a rule's query, read only, with the municipalities of the members in the table `miembros(codigo)`. Throws on a
/// wrong query.
class SqlRunner {
 public:
  virtual ~SqlRunner() = default;
  [[nodiscard]] virtual SqlAnswer ask(const std::string& query, std::span<const std::string> members) = 0;
};

enum class RuleScope : std::uint8_t { all, map_only };

/// Tells whether members may associate. Holds references: catalog and map must outlive it and its verdicts, and a
/// proposal with rules of its own must outlive its verdict.
class Judge {
 public:
  Judge(const SchemeCatalog& catalog, const SchemeMap& map, SqlRunner* sql = nullptr)
      : catalog_(catalog), map_(map), sql_(sql) {}

  /// `date` picks the law when the proposal has none. Throws a data error on a code that the map does not have, a
  /// usage error when the figure did not exist on that day.
  [[nodiscard]] Verdict judge(const SchemeProposal& proposal, std::string_view date,
                              RuleScope scope = RuleScope::all) const;
  /// Units of the codes given, in order of code, each once; throws on an unknown code.
  [[nodiscard]] std::vector<std::uint32_t> resolve(std::span<const std::string> codes) const;

  [[nodiscard]] const SchemeCatalog& catalog() const noexcept { return catalog_; }
  [[nodiscard]] const SchemeMap& map() const noexcept { return map_; }

 private:
  const SchemeCatalog& catalog_;
  const SchemeMap& map_;
  SqlRunner* sql_;
};

}  // namespace comarca
