// SPDX-License-Identifier: Apache-2.0
#include "comarca/schemes/remedies.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include "comarca/schemes/acts.hpp"
#include "comarca/schemes/joining.hpp"
#include "schemes/rule_context.hpp"

// ADR 0212: exact remedies, and a search that enumerates.
namespace comarca {
namespace {

using Units = std::vector<std::uint32_t>;

/// The rule of connection that counts, of the legal form or of the project: one that refuses before one that is met.
const SchemeRule* connected_among(const Verdict& verdict) {
  const SchemeRule* found = nullptr;
  Outcome worst = Outcome::complies;
  for (const RuleVerdict& rule : verdict.rules) {
    if (std::holds_alternative<ConnectedRule>(rule.rule->predicate) && (found == nullptr || rule.outcome > worst)) {
      found = rule.rule;
      worst = rule.outcome;
    }
  }
  return found;
}

/// A rule of connection that only warns is no reason to advise what it warns of.
bool hangs_apart(const Verdict& verdict) {
  return std::ranges::any_of(verdict.rules, [](const RuleVerdict& rule) {
    return std::holds_alternative<ConnectedRule>(rule.rule->predicate) && !rule.members.empty();
  });
}

class Advisor {
 public:
  Advisor(const Judge& judge, const SchemeProposal& proposal, const Verdict& verdict)
      : judge_(judge),
        map_(judge.map()),
        proposal_(proposal),
        verdict_(verdict),
        members_(judge.resolve(verdict.members)),
        eligible_(eligible_units(judge_, *verdict.legal_form, verdict.law_date)),
        connected_(connected_among(verdict)) {
    narrow_eligible(eligible_, judge_, proposal.rules, verdict.law_date);
  }

  Remedies advise() {
    Remedies remedies;
    if (connected_ != nullptr) {
      const auto& rule = std::get<ConnectedRule>(connected_->predicate);
      const Connection connection = connection_of(map_, members_, rule);
      if (connection.pieces.size() > 1) {
        find_joining(remedies, rule);
      } else if (connection.thinnest != nullptr) {
        remedies.thinnest = border_evidence(map_, *connection.thinnest);
      }
      for (const Border* link : connection.declared) {
        remedies.declared.push_back(border_evidence(map_, *link));
      }
    }
    if (verdict_.outcome == Outcome::does_not_comply) {
      find_leaving(remedies);
      find_alternatives(remedies);
    } else {
      find_critical(remedies);
    }
    return remedies;
  }

 private:
  Outcome outcome_of(const SchemeProposal& asked) const {
    return judge_.judge(asked, verdict_.law_date, RuleScope::map_only).map_outcome;
  }

  /// Whether the member's own vote refused the scheme.
  bool voted_against(std::uint32_t member) const {
    return std::ranges::any_of(verdict_.rules, [&](const RuleVerdict& rule) {
      return rule.outcome == Outcome::does_not_comply &&
             std::holds_alternative<ConsultationRule>(rule.rule->predicate) &&
             std::ranges::find(rule.members, map_.unit(member).code) != rule.members.end();
    });
  }

  /// The same proposal with other members; a nucleus that left is forgotten.
  SchemeProposal with_members(const Units& units) const {
    SchemeProposal changed = proposal_;
    changed.members = codes(units);
    if (std::ranges::find(changed.members, changed.nucleus) == changed.members.end()) {
      changed.nucleus.clear();
    }
    return changed;
  }

  std::vector<std::string> codes(const Units& units) const {
    std::vector<std::string> result;
    for (const std::uint32_t unit : units) {
      result.push_back(map_.unit(unit).code);
    }
    return result;
  }

  void find_joining(Remedies& remedies, const ConnectedRule& rule) const {
    std::vector<std::uint8_t> allowed = eligible_;
    if (asks_same_department(*verdict_.legal_form, verdict_.law_date)) {
      std::vector<std::string> departments;
      for (const std::uint32_t member : members_) {
        departments.push_back(map_.unit(member).department);
      }
      for (std::uint32_t unit = 0; unit < allowed.size(); ++unit) {
        if (std::ranges::find(departments, map_.unit(unit).department) == departments.end()) {
          allowed[unit] = 0;
        }
      }
    }
    const auto joining = fewest_joining(map_, members_, rule, allowed);
    if (!joining) {
      remedies.cannot_connect = true;
      return;
    }
    Units joined = members_;
    joined.insert(joined.end(), joining->units.begin(), joining->units.end());
    remedies.join = MembersChange{codes(joining->units), outcome_of(with_members(joined)), joining->fewest};
    for (const Units& units : every_fewest_joining(map_, members_, rule, {.eligible = allowed})) {
      Units with = members_;
      with.insert(with.end(), units.begin(), units.end());
      remedies.joins.push_back({codes(units), outcome_of(with_members(with)), joining->fewest});
    }
  }

  /// The largest group that meets the rules on single members, department and connection.
  Units largest_group() const {
    std::map<std::string, Units> groups;
    const bool split = asks_same_department(*verdict_.legal_form, verdict_.law_date);
    for (const std::uint32_t member : members_) {
      if (eligible_[member] != 0 && !voted_against(member)) {
        groups[split ? map_.unit(member).department : std::string()].push_back(member);
      }
    }
    const bool connect = connected_ != nullptr && connected_->severity == RuleSeverity::required;
    Units best;
    for (const auto& [department, group] : groups) {
      Units part =
          connect ? connection_of(map_, group, std::get<ConnectedRule>(connected_->predicate)).pieces.front() : group;
      if (part.size() > best.size()) {
        best = std::move(part);
      }
    }
    return best;
  }

  void find_leaving(Remedies& remedies) const {
    const Units stay = largest_group();
    if (stay.empty() || stay.size() == members_.size()) {
      return;
    }
    Units leave;
    std::ranges::set_difference(members_, stay, std::back_inserter(leave));
    const Verdict rest = judge_.judge(with_members(stay), verdict_.law_date);
    if (rest.outcome != Outcome::does_not_comply) {
      remedies.leave_out = MembersChange{codes(leave), rest.map_outcome, true};
    }
  }

  void find_alternatives(Remedies& remedies) const {
    for (const LegalForm& form : judge_.catalog().legal_forms) {
      if (form.id == verdict_.legal_form->id || !form.in_force.on(verdict_.law_date)) {
        continue;
      }
      SchemeProposal other = with_members(members_);
      other.legal_form = form.id;
      const Verdict would = judge_.judge(other, verdict_.law_date, RuleScope::map_only);
      if (would.map_outcome != Outcome::does_not_comply && !hangs_apart(would)) {
        const LawOfDay law{map_, judge_.catalog(), verdict_.law_date};
        remedies.alternatives.push_back({form.id, form.name, would.map_outcome, acts_asked(form, other, law).size()});
      }
    }
  }

  void find_critical(Remedies& remedies) const {
    for (const std::uint32_t member : members_) {
      Units rest = members_;
      std::erase(rest, member);
      if (outcome_of(with_members(rest)) == Outcome::does_not_comply) {
        remedies.critical.push_back(map_.unit(member).code);
      }
    }
  }

  const Judge& judge_;
  const SchemeMap& map_;
  const SchemeProposal& proposal_;
  const Verdict& verdict_;
  Units members_;
  std::vector<std::uint8_t> eligible_;
  const SchemeRule* connected_;
};

}  // namespace

Remedies find_remedies(const Judge& judge, const SchemeProposal& proposal, const Verdict& verdict) {
  return Advisor(judge, proposal, verdict).advise();
}

}  // namespace comarca
