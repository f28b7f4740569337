// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include <fmt/format.h>

#include "comarca/schemes/connection.hpp"
#include "schemes/rule_context.hpp"

namespace comarca {
namespace {

void add_insular(RuleVerdict& verdict, const Connection& connection, const SchemeMap& map) {
  for (const InsularJoin& join : connection.insular) {
    verdict.borders.push_back({map.unit(join.unit).code, map.unit(join.near).code, BorderKind::declared, 0, 1,
                               "proximidad insular que la regla declara"});
  }
  if (!connection.insular.empty() && connection.pieces.size() == 1) {
    verdict.outcome = std::max(verdict.outcome, Outcome::complies_with_warnings);  // what is near is a reading
    const std::string name = label(map.unit(connection.insular.front().unit));
    const char* space = verdict.reason.es.empty() ? "" : " ";
    verdict.reason.es += fmt::format("{}{} se une por proximidad insular, no por una frontera.", space, name);
    verdict.reason.en += fmt::format("{}{} joins by insular proximity, not by a border.", space, name);
  }
}

/// What joins by declaration alone is said as such: it is no border of the data.
void say_link(RuleVerdict& verdict, const Border& link, const SchemeMap& map) {
  const std::string pair = fmt::format("{}–{}", label(map.unit(link.a)), label(map.unit(link.b)));
  const std::string reason = border_evidence(map, link).reason;
  const char* space = verdict.reason.es.empty() ? "" : " ";
  verdict.reason.es += fmt::format("{}{}: enlace declarado ({}), no una frontera.", space, pair, reason);
  verdict.reason.en += fmt::format("{}{}: a declared link ({}), not a border.", space, pair, reason);
}

void add_links(RuleVerdict& verdict, const Connection& connection, const SchemeMap& map) {
  for (const Border* link : connection.declared) {
    verdict.borders.push_back(border_evidence(map, *link));
    say_link(verdict, *link, map);
    verdict.outcome = std::max(verdict.outcome, Outcome::complies_with_warnings);  // who declared it knows, not the law
  }
}

void explain_pieces(RuleVerdict& verdict, const Connection& connection, const SchemeMap& map) {
  std::vector<std::uint32_t> apart;
  for (std::size_t i = 1; i < connection.pieces.size(); ++i) {
    apart.insert(apart.end(), connection.pieces[i].begin(), connection.pieces[i].end());
  }
  for (const std::uint32_t unit : apart) {
    verdict.members.push_back(map.unit(unit).code);
  }
  verdict.outcome = Outcome::does_not_comply;
  verdict.reason = {fmt::format("Quedan separados del resto: {}.", labels(map, apart)),
                    fmt::format("Cut off from the rest: {}.", labels(map, apart))};
  if (const Border* contact = connection.point_contact) {
    verdict.borders.push_back(border_evidence(map, *contact));
    const std::string a = label(map.unit(contact->a));
    const std::string b = label(map.unit(contact->b));
    if (contact->kind == BorderKind::point) {
      verdict.reason.es += fmt::format(" {} y {} solo se tocan en un punto, que no es frontera.", a, b);
      verdict.reason.en += fmt::format(" {} and {} meet in a point only, which is no border.", a, b);
    } else {
      verdict.reason.es +=
          fmt::format(" La frontera de {} y {} mide {:.0f} m: menos de lo declarado.", a, b, contact->length_m);
      verdict.reason.en +=
          fmt::format(" The border of {} and {} is {:.0f} m: less than declared.", a, b, contact->length_m);
    }
  }
}

void explain_thinnest(RuleVerdict& verdict, const Border& border, const ConnectedRule& rule, const SchemeMap& map) {
  verdict.borders.push_back(border_evidence(map, border));
  const std::string a = label(map.unit(border.a));
  const std::string b = label(map.unit(border.b));
  verdict.measured.es += fmt::format("; la frontera más corta de que pende: {}–{}, {:.0f} m", a, b, border.length_m);
  verdict.measured.en += fmt::format("; the shortest border it hangs on: {}–{}, {:.0f} m", a, b, border.length_m);
  if (border.length_m < rule.weak_below_m) {
    verdict.outcome = Outcome::complies_with_warnings;
    verdict.reason = {fmt::format("La unión pende de una frontera de {:.0f} m, menos de {:.0f} m: confírmela con "
                                  "límites oficiales sin simplificar.",
                                  border.length_m, rule.weak_below_m),
                      fmt::format("The union hangs on a border of {:.0f} m, less than {:.0f} m: confirm it on official "
                                  "boundaries that are not simplified.",
                                  border.length_m, rule.weak_below_m)};
  }
}

/// The members of whom the rule asks whether they touch its unit.
std::vector<std::uint32_t> asked_about(const AdjacentRule& rule, const RuleContext& context) {
  std::vector<std::uint32_t> asked;
  for (const std::uint32_t member : context.members) {
    const std::string& code = context.unit(member).code;
    if (code != rule.unit && std::ranges::find(rule.except, code) == rule.except.end()) {
      asked.push_back(member);
    }
  }
  return asked;
}

/// Boundaries without the unit say nothing of who touches it.
void leave_undetermined(RuleVerdict& verdict, const std::string& unit) {
  verdict.outcome = Outcome::pending_documents;
  verdict.undetermined = true;
  verdict.measured = {"sin determinar", "undetermined"};
  verdict.reason = {
      fmt::format("Los límites no tienen a {}: no dicen quién lo toca. Use límites que lo incluyan.", unit),
      fmt::format("The boundaries lack {}: they do not tell who touches it. Use boundaries that have it.", unit)};
}

}  // namespace

RuleVerdict evaluate(const ConnectedRule& rule, const RuleContext& context) {
  const Connection connection = connection_of(context.map, context.members, rule);
  RuleVerdict verdict;
  const std::size_t pieces = connection.pieces.size();
  verdict.required = {"1 pieza", "1 piece"};
  if (rule.min_length_m > 0) {
    verdict.required.es += fmt::format(", fronteras de {:.0f} m o más", rule.min_length_m);
    verdict.required.en += fmt::format(", borders of {:.0f} m or more", rule.min_length_m);
  }
  verdict.measured = {fmt::format("{} {}", pieces, pieces == 1 ? "pieza" : "piezas"),
                      fmt::format("{} {}", pieces, pieces == 1 ? "piece" : "pieces")};
  if (pieces > 1) {
    explain_pieces(verdict, connection, context.map);
  } else if (connection.thinnest != nullptr) {
    explain_thinnest(verdict, *connection.thinnest, rule, context.map);
  }
  add_links(verdict, connection, context.map);
  add_insular(verdict, connection, context.map);
  return verdict;
}

RuleVerdict evaluate(const AdjacentRule& rule, const RuleContext& context) {
  RuleVerdict verdict;
  const auto hub = context.map.find(rule.unit);
  const std::string hub_name = hub ? label(context.unit(*hub)) : rule.unit;
  const bool wanted = rule.expected == AdjacentRule::Expected::all;
  verdict.required = wanted ? Text{"todos tocan a " + hub_name, "all touch " + hub_name}
                            : Text{"ninguno toca a " + hub_name, "none touches " + hub_name};
  const auto asked = asked_about(rule, context);
  if (!hub && !asked.empty()) {
    leave_undetermined(verdict, rule.unit);
    return verdict;
  }
  std::size_t touching = 0;
  for (const std::uint32_t member : asked) {
    const Border* border = context.map.graph().border(member, *hub);
    const bool touches = border != nullptr && BorderGraph::counts(*border, {Contact::line, rule.min_length_m});
    touching += touches ? 1U : 0U;
    if (border != nullptr) {
      verdict.borders.push_back(border_evidence(context.map, *border));
    }
    if (touches && border->kind != BorderKind::line) {
      say_link(verdict, *border, context.map);
    }
    if (touches != wanted) {
      verdict.members.push_back(context.unit(member).code);
    }
  }
  verdict.measured = {fmt::format("{} de {} tocan a {}", touching, asked.size(), hub_name),
                      fmt::format("{} of {} touch {}", touching, asked.size(), hub_name)};
  if (!verdict.members.empty()) {
    verdict.outcome = Outcome::does_not_comply;
    const std::string who = labels(context.map, verdict.members);
    const char* space = verdict.reason.es.empty() ? "" : " ";
    verdict.reason.es += fmt::format("{}{} a {}: {}.", space, wanted ? "No son contiguos" : "Tocan", hub_name, who);
    verdict.reason.en += fmt::format("{}{} {}: {}.", space, wanted ? "Not contiguous to" : "They touch", hub_name, who);
  }
  return verdict;
}

}  // namespace comarca
