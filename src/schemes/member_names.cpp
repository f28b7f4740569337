// SPDX-License-Identifier: Apache-2.0
#include "comarca/schemes/member_names.hpp"

#include <map>
#include <set>

#include "comarca/base/text.hpp"

namespace comarca {
namespace {

/// Codes by folded name, municipalities before departments: of both, a name means the municipality.
class Names {
 public:
  explicit Names(const SchemeMap& map) : map_(map) {
    for (const SchemeUnit& unit : map.units()) {
      by_name_[folded(unit.name)].insert(unit.code);
    }
  }

  /// Of a name that several have, the one among `preferred`.
  void replace(std::string& given, std::span<const std::string> preferred = {}) const {
    if (given.empty() || map_.find(given)) {
      return;
    }
    const auto slash = given.find('/');
    const auto found = by_name_.find(folded(given.substr(0, slash)));
    if (found == by_name_.end()) {
      return;
    }
    std::set<std::string> near;
    for (const std::string& code : preferred) {
      if (found->second.contains(code)) {
        near.insert(code);
      }
    }
    const std::string code =
        only_one(near.empty() ? found->second : near, slash == std::string::npos ? "" : given.substr(slash + 1));
    given = code.empty() ? given : code;
  }

 private:
  [[nodiscard]] std::string only_one(const std::set<std::string>& codes, const std::string& department) const {
    std::string one;
    for (const std::string& code : codes) {
      const std::string& of = map_.unit(*map_.find(code)).department;
      const auto unit = map_.find(of);
      const bool asked =
          department.empty() || of == trim(department) || (unit && folded(map_.unit(*unit).name) == folded(department));
      if (!asked || (code == of && !one.empty())) {
        continue;
      }
      if (!one.empty() && one != map_.unit(*map_.find(one)).department) {
        return {};
      }
      one = code;
    }
    return one;
  }

  const SchemeMap& map_;
  std::map<std::string, std::set<std::string>> by_name_;
};

}  // namespace

void put_codes_for_names(std::span<SchemeProposal> schemes, const SchemeMap& map) {
  const Names names(map);
  for (SchemeProposal& scheme : schemes) {
    for (auto* codes : {&scheme.members, &scheme.parties}) {
      for (std::string& code : *codes) {
        names.replace(code);
      }
    }
    for (DeclaredDocument& act : scheme.documents) {
      names.replace(act.unit, scheme.members);
    }
    for (Vote& vote : scheme.votes) {
      names.replace(vote.unit, scheme.members);
    }
  }
}

}  // namespace comarca
