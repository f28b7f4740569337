// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <iterator>

#include <fmt/format.h>

#include "comarca/base/text.hpp"
#include "comarca/schemes/category.hpp"
#include "schemes/rule_context.hpp"

// ADR 0270: acts are records, and rules ask for each one they need.
namespace comarca {
namespace {

/// What is wrong with an act, from best to worst for the members.
enum class Fault : std::uint8_t {
  none,
  late_warning,
  missing,
  undated,
  not_yet,
  out_of_term,
  too_young,
  late,
  before_law
};

struct Found {
  Fault fault = Fault::missing;
  const DeclaredDocument* act = nullptr;
  Text says;
};

Outcome outcome_of(Fault fault) {
  return fault == Fault::none           ? Outcome::complies
         : fault == Fault::late_warning ? Outcome::complies_with_warnings
         : fault <= Fault::not_yet      ? Outcome::pending_documents
                                        : Outcome::does_not_comply;
}

/// Judges the acts of one rule.
class Acts {
 public:
  Acts(const DocumentRule& rule, const RuleContext& context) : rule_(rule), context_(context) {}

  RuleVerdict judge();

 private:
  [[nodiscard]] bool issued_by(const DeclaredDocument& act, const std::string& unit) const {
    return unit.empty() || same_territory(context_.map, act.unit, unit);
  }
  [[nodiscard]] Found best_of(const std::string& unit) const;
  [[nodiscard]] Found look_at(const DeclaredDocument& act, const std::string& unit) const;
  [[nodiscard]] std::optional<Found> out_of_order(const DeclaredDocument& act, const Date& day,
                                                  const std::string& unit) const;
  [[nodiscard]] std::optional<Found> out_of_term(const DeclaredDocument& act, const Date& day,
                                                 const std::string& unit) const;
  [[nodiscard]] std::optional<Found> too_young(const DeclaredDocument& act, const Date& day) const;
  /// Days of the acts of a name that concern a unit; of the votes for "consulta".
  [[nodiscard]] std::vector<Date> days_of(const std::string& name, const std::string& unit) const;
  void say_missing(RuleVerdict& verdict, const std::vector<std::string>& missing, std::size_t owed) const;
  void add_deadlines(RuleVerdict& verdict, const std::string& unit) const;
  void say_roll(RuleVerdict& verdict) const;
  void take(const Found& found, const std::string& unit, RuleVerdict& verdict);
  void say_figures(RuleVerdict& verdict, const std::vector<std::string>& owed) const;

  const DocumentRule& rule_;
  const RuleContext& context_;
  std::size_t good_ = 0;  ///< acts that serve
  Text faults_;           ///< what is wrong with the others
};

std::vector<Date> Acts::days_of(const std::string& name, const std::string& unit) const {
  std::vector<Date> days;
  const auto take = [&](const std::optional<Date>& day, const std::string& of) {
    if (day && (unit.empty() || of.empty() || same_territory(context_.map, of, unit))) {
      days.push_back(*day);
    }
  };
  for (const DeclaredDocument& act : context_.proposal.documents) {
    if (act.document == name) {
      take(act.date, act.unit);
    }
  }
  if (name == kVote) {
    for (const Vote& vote : context_.proposal.votes) {
      take(vote.date, vote.unit);
    }
  }
  std::ranges::sort(days);
  return days;
}

std::optional<Found> Acts::out_of_order(const DeclaredDocument& act, const Date& day, const std::string& unit) const {
  for (const std::string& next : rule_.precedes) {
    const auto days = days_of(next, unit);
    if (!days.empty() && days.back() < day) {  // one that was done again, later, puts it right
      const std::string then = days.back().iso();
      return Found{
          Fault::late,
          &act,
          {fmt::format("es del {}, después de «{}» ({}), que tenía que seguirle: hay que hacer «{}» de nuevo, después",
                       day.iso(), next, then, next),
           fmt::format("is of {}, after '{}' ({}), which has to follow it: do '{}' again, later", day.iso(), next, then,
                       next)}};
    }
  }
  return std::nullopt;
}

std::optional<Found> Acts::out_of_term(const DeclaredDocument& act, const Date& day, const std::string& unit) const {
  for (const Term& term : rule_.terms) {
    const auto since = days_of(term.after, unit);
    if (since.empty()) {
      continue;
    }
    const Window window = window_of(term, since.back(), context_.catalog.holidays);
    const bool early = window.from && day < *window.from;
    if (early || (window.until && day > *window.until)) {
      const std::string end = early ? window.from->iso() : window.until->iso();
      return Found{!early && term.late == Term::Late::warn ? Fault::late_warning : Fault::out_of_term,
                   &act,
                   {fmt::format("es del {}, {} el {}: {}", day.iso(), early ? "y no podía ser antes de" : "y vencía",
                                end, window.computation.es),
                    fmt::format("is of {}, {} {}: {}", day.iso(), early ? "not to be before" : "due by", end,
                                window.computation.en)}};
    }
  }
  return std::nullopt;
}

std::optional<Found> Acts::too_young(const DeclaredDocument& act, const Date& day) const {
  if (!rule_.least_years) {
    return std::nullopt;
  }
  auto due = day.plus_years(static_cast<int>(*rule_.least_years));
  due = std::max(due, rule_.earliest);
  if (!due || context_.date >= *due) {
    return std::nullopt;
  }
  Found found{Fault::too_young,
              &act,
              {fmt::format("es del {}: los {} años se cumplen", day.iso(), *rule_.least_years),
               fmt::format("is of {}: {} years are reached", day.iso(), *rule_.least_years)}};
  const bool by_law = rule_.earliest && due == rule_.earliest;
  found.says.es += by_law ? fmt::format(" antes, y la ley no lo permite hasta el {}", due->iso())
                          : fmt::format(" el {}", due->iso());
  found.says.en += by_law ? fmt::format(" earlier, and the law does not allow it until {}", due->iso())
                          : fmt::format(" on {}", due->iso());
  return found;
}

Found Acts::look_at(const DeclaredDocument& act, const std::string& unit) const {
  const auto& day = act.date;
  if (!day) {
    return {Fault::undated,
            &act,
            {"no tiene fecha: no se sabe si es anterior a lo que autoriza",
             "has no date: whether it comes before what it authorises is not known"}};
  }
  if (*day > context_.date) {
    return {Fault::not_yet,
            &act,
            {fmt::format("es del {}: el {} aún no existía", day->iso(), context_.date.iso()),
             fmt::format("is of {}: on {} it was not there yet", day->iso(), context_.date.iso())}};
  }
  const auto first = rule_.not_before ? rule_.not_before : context_.form.in_force.from;
  if (first && *day < *first) {
    return {Fault::before_law,
            &act,
            {fmt::format("es del {}, y la ley rige desde el {}", day->iso(), first->iso()),
             fmt::format("is of {}, and the law is in force from {}", day->iso(), first->iso())}};
  }
  for (const auto& found : {out_of_order(act, *day, unit), too_young(act, *day), out_of_term(act, *day, unit)}) {
    if (found) {
      return *found;
    }
  }
  return {Fault::none, &act, {}};
}

/// Of several acts of one body, the one that serves best.
Found Acts::best_of(const std::string& unit) const {
  std::optional<Found> best;
  for (const DeclaredDocument& act : context_.proposal.documents) {
    if (is_act_of(act, rule_) && issued_by(act, unit)) {
      Found found = look_at(act, unit);
      if (!best || found.fault < best->fault) {
        best = std::move(found);
      }
    }
  }
  return best.value_or(Found{});
}

void Acts::say_missing(RuleVerdict& verdict, const std::vector<std::string>& missing, std::size_t owed) const {
  const SchemeRule& rule = *verdict.rule;
  if (missing.front().empty()) {
    const std::string by_es = rule.by.es.empty() ? "" : fmt::format(" Lo da: {}.", rule.by.es);
    const std::string by_en = rule.by.en.empty() ? "" : fmt::format(" Given by: {}.", rule.by.en);
    verdict.reason = {fmt::format("Falta el documento «{}».{}", rule_.document, by_es),
                      fmt::format("The document '{}' is missing.{}", rule_.document, by_en)};
    return;
  }
  const std::string who = every_label(context_.map, missing);
  const bool known = !rule.by.es.empty();
  verdict.reason = {
      fmt::format("Faltan {} de {} {}: {}.", missing.size(), owed, known ? rule.by.es : rule_.document, who),
      fmt::format("{} of {} {} are missing: {}.", missing.size(), owed, known ? rule.by.en : rule_.document, who)};
  const bool anonymous = std::ranges::any_of(context_.proposal.documents, [&](const DeclaredDocument& act) {
    return is_act_of(act, rule_) && act.unit.empty();
  });
  if (anonymous) {
    verdict.reason.es += " Hay un acto que no dice de quién es: declare uno por cada cual, con «unit».";
    verdict.reason.en += " An act does not say whose it is: declare one for each, with 'unit'.";
  }
}

void Acts::add_deadlines(RuleVerdict& verdict, const std::string& unit) const {
  for (const Term& term : rule_.terms) {
    const auto since = days_of(term.after, unit);
    if (!since.empty()) {
      Window window = window_of(term, since.back(), context_.catalog.holidays);
      verdict.deadlines.push_back({rule_.document, unit, window.from, window.until, std::move(window.computation)});
    }
  }
}

/// How many signatures a share of the added rolls is.
void Acts::say_roll(RuleVerdict& verdict) const {
  if (!rule_.roll_pct) {
    return;
  }
  std::int64_t roll = 0;
  for (const std::string& code : context_.parties) {
    const auto unit = context_.map.find(code);
    if (!unit || !context_.unit(*unit).roll) {
      return;
    }
    roll += *context_.unit(*unit).roll;
  }
  const std::int64_t least = least_turnout(roll, *rule_.roll_pct);
  verdict.required.es += fmt::format("; si lo piden ciudadanos, {} % del censo son {} firmas", *rule_.roll_pct, least);
  verdict.required.en += fmt::format("; if citizens ask, {} % of the roll is {} signatures", *rule_.roll_pct, least);
}

/// Takes up one act that was found, for better or worse.
void Acts::take(const Found& found, const std::string& unit, RuleVerdict& verdict) {
  verdict.references.push_back(found.act->text());
  verdict.unsupported += found.act->supported() ? 0U : 1U;
  good_ += found.fault <= Fault::late_warning ? 1U : 0U;
  if (found.fault == Fault::none) {
    return;
  }
  const std::string who = unit.empty() ? fmt::format("«{}»", rule_.document) : every_label(context_.map, {unit});
  faults_.es += fmt::format("{}{} {}", faults_.es.empty() ? "" : "; ", who, found.says.es);
  faults_.en += fmt::format("{}{} {}", faults_.en.empty() ? "" : "; ", who, found.says.en);
  if (!unit.empty()) {
    verdict.members.push_back(unit);
  }
}

/// What was found and what is asked, in few words.
void Acts::say_figures(RuleVerdict& verdict, const std::vector<std::string>& owed) const {
  const bool each = owed.size() != 1 || !owed.front().empty();
  const bool declared = !verdict.references.empty();
  verdict.measured =
      each       ? Text{fmt::format("{} de {}", good_, owed.size()), fmt::format("{} of {}", good_, owed.size())}
      : declared ? Text{"declarado", "declared"}
                 : Text{"no declarado", "not declared"};
  verdict.required = each ? Text{fmt::format("los {}, cada uno con su fecha", owed.size()),
                                 fmt::format("all {}, each with its date", owed.size())}
                          : Text{"declarado con su referencia y su fecha", "declared with its reference and date"};
  if (verdict.unsupported > 0) {
    verdict.measured.es += each ? fmt::format(", {} sin soporte", verdict.unsupported) : ", sin soporte";
    verdict.measured.en += each ? fmt::format(", {} without support", verdict.unsupported) : ", without support";
  }
  say_roll(verdict);
}

RuleVerdict Acts::judge() {
  RuleVerdict verdict;
  verdict.rule = context_.rule;
  const auto owed = owed_by(rule_, context_.parties, {context_.map, context_.catalog, context_.acts_day});
  std::vector<std::string> missing;
  for (const std::string& unit : owed) {
    const Found found = best_of(unit);
    verdict.outcome = std::max(verdict.outcome, outcome_of(found.fault));
    if (found.act != nullptr) {
      take(found, unit, verdict);
    } else {
      missing.push_back(unit);
      add_deadlines(verdict, unit);
    }
  }
  if (!missing.empty()) {
    say_missing(verdict, missing, owed.size());
    std::ranges::copy_if(missing, std::back_inserter(verdict.members), [](const auto& unit) { return !unit.empty(); });
  }
  if (!faults_.es.empty()) {
    verdict.reason.es += fmt::format("{}{}.", verdict.reason.es.empty() ? "" : " ", faults_.es);
    verdict.reason.en += fmt::format("{}{}.", verdict.reason.en.empty() ? "" : " ", faults_.en);
  }
  say_figures(verdict, owed);
  return verdict;
}

}  // namespace

RuleVerdict evaluate(const DocumentRule& rule, const RuleContext& context) {
  return Acts(rule, context).judge();
}

}  // namespace comarca
