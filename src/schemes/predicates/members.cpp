// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "comarca/base/text.hpp"
#include "schemes/rule_context.hpp"

namespace comarca {
namespace {

bool holds(const std::vector<std::string>& list, const std::string& text) {
  return std::ranges::find(list, text) != list.end();
}

/// A kind as people write it.
std::string readable(std::string kind) {
  std::ranges::replace(kind, '_', ' ');
  return kind;
}

std::string readable(const std::vector<std::string>& kinds) {
  std::vector<std::string> words;
  for (const std::string& kind : kinds) {
    words.push_back(readable(kind));
  }
  return join(words, ", ");
}

void refuse(RuleVerdict& verdict, Text reason) {
  verdict.outcome = Outcome::does_not_comply;
  verdict.reason = std::move(reason);
}

/// A unit of two levels (the Capital District is a department and its only municipality) is a member under either code.
bool is_member(const std::string& code, const RuleContext& context) {
  return std::ranges::any_of(context.codes,
                             [&](const std::string& member) { return same_territory(context.map, member, code); });
}

}  // namespace

RuleVerdict evaluate(const MemberKindRule& rule, const RuleContext& context) {
  RuleVerdict verdict;
  std::string who;
  for (const std::uint32_t member : context.members) {
    const SchemeUnit& unit = context.unit(member);
    if (const std::string& kind = context.kind(member); !holds(rule.kinds, kind)) {
      verdict.members.push_back(unit.code);
      who += fmt::format("{}{}: {}", who.empty() ? "" : "; ", label(unit), readable(kind));
    }
  }
  const std::size_t good = context.members.size() - verdict.members.size();
  verdict.required = {readable(rule.kinds), readable(rule.kinds)};
  verdict.measured = {fmt::format("{} de {}", good, context.members.size()),
                      fmt::format("{} of {}", good, context.members.size())};
  if (!verdict.members.empty()) {
    refuse(verdict, {fmt::format("No son de la clase que pide la figura: {}.", who),
                     fmt::format("Not of the kind the legal form asks for: {}.", who)});
  }
  return verdict;
}

RuleVerdict evaluate(const MemberCountRule& rule, const RuleContext& context) {
  RuleVerdict verdict;
  const std::size_t count = context.members.size();
  verdict.measured = {fmt::format("{}", count), fmt::format("{}", count)};
  verdict.required = rule.most ? Text{fmt::format("de {} a {}", rule.least, *rule.most),
                                      fmt::format("{} to {}", rule.least, *rule.most)}
                               : Text{fmt::format("al menos {}", rule.least), fmt::format("at least {}", rule.least)};
  if (count < rule.least) {
    refuse(verdict, {fmt::format("Faltan {} miembros.", rule.least - count),
                     fmt::format("{} members are missing.", rule.least - count)});
  } else if (rule.most && count > *rule.most) {
    refuse(verdict, {fmt::format("Sobran {} miembros.", count - *rule.most),
                     fmt::format("{} members too many.", count - *rule.most)});
  }
  return verdict;
}

RuleVerdict evaluate(const SameDepartmentRule& /*rule*/, const RuleContext& context) {
  RuleVerdict verdict;
  std::map<std::string, std::vector<std::string>> by_department;
  for (const std::uint32_t member : context.members) {
    by_department[context.unit(member).department].push_back(context.unit(member).code);
  }
  verdict.required = {"1 departamento", "1 department"};
  std::string list;
  std::size_t most = 0;
  for (const auto& [department, codes] : by_department) {
    list += fmt::format("{}{} ({})", list.empty() ? "" : ", ", department.empty() ? "?" : department, codes.size());
    most = std::max(most, codes.size());
  }
  verdict.measured = {list, list};
  if (by_department.size() > 1) {
    bool kept = false;
    for (const auto& [department, codes] : by_department) {
      if (!kept && codes.size() == most) {
        kept = true;
        continue;
      }
      verdict.members.insert(verdict.members.end(), codes.begin(), codes.end());
    }
    refuse(verdict, {fmt::format("Hay miembros de {} departamentos: {}.", by_department.size(), list),
                     fmt::format("There are members of {} departments: {}.", by_department.size(), list)});
  }
  return verdict;
}

RuleVerdict evaluate(const InDepartmentsRule& rule, const RuleContext& context) {
  RuleVerdict verdict;
  for (const std::uint32_t member : context.members) {
    if (!holds(rule.departments, context.unit(member).department)) {
      verdict.members.push_back(context.unit(member).code);
    }
  }
  const std::string list = join(rule.departments, ", ");
  verdict.required = {"departamentos " + list, "departments " + list};
  const std::size_t good = context.members.size() - verdict.members.size();
  verdict.measured = {fmt::format("{} de {}", good, context.members.size()),
                      fmt::format("{} of {}", good, context.members.size())};
  if (!verdict.members.empty()) {
    const std::string who = labels(context.map, verdict.members);
    refuse(verdict,
           {fmt::format("Son de otros departamentos: {}.", who), fmt::format("Of other departments: {}.", who)});
  }
  return verdict;
}

RuleVerdict evaluate(const ExcludedRule& rule, const RuleContext& context) {
  RuleVerdict verdict;
  for (const std::string& code : context.codes) {
    if (holds(rule.units, code)) {
      verdict.members.push_back(code);
    }
  }
  verdict.required = {"ninguno de " + join(rule.units, ", "), "none of " + join(rule.units, ", ")};
  verdict.measured = {fmt::format("{} excluidos", verdict.members.size()),
                      fmt::format("{} excluded", verdict.members.size())};
  if (!verdict.members.empty()) {
    const std::string who = labels(context.map, verdict.members);
    refuse(verdict,
           {fmt::format("La figura los excluye: {}.", who), fmt::format("The legal form excludes them: {}.", who)});
  }
  return verdict;
}

RuleVerdict evaluate(const RequiredMembersRule& rule, const RuleContext& context) {
  RuleVerdict verdict;
  std::vector<std::string> missing;
  for (const std::string& code : rule.units) {
    if (!is_member(code, context)) {
      missing.push_back(code);
    }
  }
  verdict.required = {join(rule.units, ", "), join(rule.units, ", ")};
  verdict.measured = {fmt::format("{} de {}", rule.units.size() - missing.size(), rule.units.size()),
                      fmt::format("{} of {}", rule.units.size() - missing.size(), rule.units.size())};
  if (!missing.empty()) {
    std::string who;
    for (const std::string& code : missing) {
      const auto unit = context.map.find(code);
      who += (who.empty() ? "" : ", ") + (unit ? label(context.unit(*unit)) : code);
    }
    refuse(verdict, {fmt::format("Faltan: {}.", who), fmt::format("Missing: {}.", who)});
  }
  return verdict;
}

}  // namespace comarca
