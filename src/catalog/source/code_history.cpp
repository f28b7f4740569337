// SPDX-License-Identifier: Apache-2.0
#include "comarca/catalog/code_history.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "catalog/source/words.hpp"
#include "comarca/base/date.hpp"
#include "comarca/catalog/document.hpp"

// ADR 0124: the history of codes holds what could be supported.
namespace comarca {
namespace {

std::vector<UnitCode> codes_or_none(const Table& table, std::string_view key) {
  std::vector<UnitCode> codes;
  for (auto& text : table.texts_or(key, {})) {
    codes.emplace_back(std::move(text));
  }
  return codes;
}

/// A year, or a day of the calendar; "" when it is not known.
std::string year_or_day(const Table& unit) {
  std::string date = unit.text_or("date", "");
  const bool year = date.size() == 4 && std::ranges::all_of(date, [](char c) { return c >= '0' && c <= '9'; });
  if (!date.empty() && !year && !Date::parse(date)) {
    throw unit.required("date").error(fmt::format("'{}' is neither a year nor a day", date),
                                      "Write it as 2024 or 2024-12-31.");
  }
  return date;
}

/// The units of one entry share its event, source and confidence.
void read_entry(const Table& entry, std::vector<CodeChange>& changes) {
  CodeChange shared;
  shared.event = word_to<CodeEvent>(entry.required("event"), {"created", "removed", "recoded"});
  shared.source = entry.required("source").text();
  shared.confidence = word_to<Confidence>(entry.required("confidence"), {"published", "computed", "unverified"});
  shared.note = entry.bilingual_or("note", {});
  for (const auto& unit : entry.tables("units")) {
    CodeChange change = shared;
    change.code = UnitCode(unit.required("code").text());
    change.name = unit.required("name").text();
    change.date = year_or_day(unit);
    change.act = unit.text_or("act", "");
    change.from = codes_or_none(unit, "from");
    change.into = codes_or_none(unit, "into");
    if (change.event != CodeEvent::created && change.into.empty()) {
      throw unit.error("a removed or recoded code must say which codes carry it on", "Add into = [\"code\"].");
    }
    unit.finish();
    changes.push_back(std::move(change));
  }
  entry.finish();
}

}  // namespace

CodeHistory::CodeHistory(std::vector<CodeChange> changes) : changes_(std::move(changes)) {
  std::ranges::stable_sort(changes_, {}, &CodeChange::code);
}

CodeHistory CodeHistory::read(const Document& document) {
  const Table root = document.root();
  (void)root.bilingual_or("title", {});
  std::vector<CodeChange> changes;
  for (const auto& entry : root.tables("changes")) {
    read_entry(entry, changes);
  }
  root.finish();
  return CodeHistory(std::move(changes));
}

std::vector<const CodeChange*> CodeHistory::changes_of(const UnitCode& code) const {
  const auto [first, last] = std::ranges::equal_range(changes_, code, {}, &CodeChange::code);
  std::vector<const CodeChange*> found;
  for (const auto& change : std::ranges::subrange(first, last)) {
    found.push_back(&change);
  }
  return found;
}

}  // namespace comarca
