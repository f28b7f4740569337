// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <string>
#include <vector>

#include "comarca/base/codes.hpp"
#include "comarca/base/findings.hpp"
#include "comarca/base/language.hpp"

namespace comarca {

class Document;

enum class CodeEvent { created, removed, recoded };

/// How sure a change is: an official text, a computation on official figures, or hearsay.
enum class Confidence { published, computed, unverified };

/// One known change of an official code.
struct CodeChange {
  CodeEvent event = CodeEvent::created;
  UnitCode code;
  std::string name;
  std::string date;            ///< ISO date or year, or empty
  std::vector<UnitCode> from;  ///< units it was split from
  std::vector<UnitCode> into;  ///< units that carry on what it was
  std::string act;             ///< law, ordinance or decree, as its source writes it
  std::string source;
  Confidence confidence = Confidence::published;
  Text note;
};

/// The known changes of a set of codes. Read from data; it is what could be supported, not all there was.
class CodeHistory {
 public:
  CodeHistory() = default;
  explicit CodeHistory(std::vector<CodeChange> changes);

  /// Throws a usage error with file:line:column on a mistake.
  [[nodiscard]] static CodeHistory read(const Document& document);

  [[nodiscard]] const std::vector<CodeChange>& changes() const noexcept { return changes_; }
  [[nodiscard]] std::vector<const CodeChange*> changes_of(const UnitCode& code) const;

 private:
  std::vector<CodeChange> changes_;  ///< by code
};

/// A change in words: what happened, when, by which act, and how sure that is.
[[nodiscard]] Text explain_change(const CodeChange& change);

/// The codes of one vintage and what it calls them.
struct Vintage {
  std::string label;  ///< "MGN 2018"
  std::map<UnitCode, std::string> names;
};

/// What joining two vintages by code leaves.
struct VintageJoin {
  struct Change {
    UnitCode code;
    std::string name;
    std::vector<UnitCode> counterparts;  ///< in the other vintage, where the history knows any
    bool known = false;                  ///< the history explains it
    Text explanation;
  };
  struct Renaming {
    UnitCode code;
    std::string before;
    std::string after;
  };
  std::vector<UnitCode> common;
  std::vector<Change> appeared;     ///< only in the later vintage
  std::vector<Change> disappeared;  ///< only in the earlier vintage
  std::vector<Renaming> renamed;    ///< same code, another name

  /// One finding for each change: a warning where a code has no counterpart, an info for a new name.
  [[nodiscard]] Findings findings(const Vintage& before, const Vintage& after) const;
};

/// Joins by code only, never by name: names repeat. What the history knows explains the rest.
[[nodiscard]] VintageJoin join_vintages(const Vintage& before, const Vintage& after, const CodeHistory& history);

}  // namespace comarca
