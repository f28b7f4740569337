// SPDX-License-Identifier: Apache-2.0
// Over every legal form and every day around a change of its law: the acts that the rules ask make it comply, and none
// can be taken away, be older than the law or come after what it enables.
#include <algorithm>
#include <map>
#include <random>
#include <set>

#include <gtest/gtest.h>

#include "comarca/schemes/acts.hpp"
#include "comarca/schemes/judge.hpp"
#include "schemes/support/drawn_country.hpp"

namespace comarca {
namespace {

using testing::proposal;
using testing::scheme_catalog;

const SchemeMap& country() {
  static const SchemeMap kMap =
      testing::written_country({}, {"90001", "90002", "91001", "11001", "25754", "76109", "13001", "68001", "20001"});
  return kMap;
}

std::vector<std::string> members_of(const std::string& form) {
  static const std::map<std::string, std::vector<std::string>> kMembers = {
      {"ASOC_DPTO", {"90", "91"}},
      {"RAP", {"90", "91"}},
      {"RET", {"90", "91"}},
      {"RAP-E", {"11", "25"}},
      {"RMBC", {"11", "25", "25754"}},
      {"ASOC_DIST", {"13001", "76109"}},
      {"ASOC_AM", {"am-bucaramanga", "am-valledupar"}},
      {"CONTRATO_PLAN", {"am-bucaramanga"}},
      {"RPG", {"90001", "91"}}};
  const auto found = kMembers.find(form);
  return found == kMembers.end() ? std::vector<std::string>{"90001", "90002"} : found->second;
}

std::set<Date> days_around_changes(const LegalForm& form) {
  std::set<Date> days = {testing::kLawDate};
  const auto around = [&](const std::optional<Date>& day) {
    for (const int shift : {-1, 0, 1}) {
      if (const auto near = day ? day->plus_days(shift) : std::nullopt; near && form.in_force.on(*near)) {
        days.insert(*near);
      }
    }
  };
  around(form.in_force.from);
  for (const SchemeRule& rule : form.rules) {
    around(rule.in_force.from);
    around(rule.in_force.until);
    if (const auto* vote = std::get_if<ConsultationRule>(&rule.predicate)) {
      for (const Threshold& threshold : vote->thresholds) {
        around(threshold.in_force.from);
      }
    }
  }
  return days;
}

/// Acts derived from the rules alone, each as late as order and terms let it be.
class Derived {
 public:
  Derived(const LegalForm& form, const Date& day)
      : form_(form), day_(day), asked_(proposal(form.id, members_of(form.id))) {
    for (const ActAsked& one : acts_asked(form, asked_, {country(), scheme_catalog(), day})) {
      asked_.documents.push_back({.document = one.document, .reference = "Acto", .date = day, .unit = one.unit});
      rules_.push_back(one.rule);
    }
    for (const SchemeRule& rule : form.rules) {
      if (std::holds_alternative<ConsultationRule>(rule.predicate) && rule.in_force.on(day) &&
          rule.asked_of(Procedure::creation)) {
        for (const std::string& member : asked_.members) {
          asked_.votes.push_back({member, 1000, 600, 0, {}, day});
        }
        vote_ = &rule;
      }
    }
    for (int round = 0; round < 10; ++round) {
      settle();
    }
  }

  /// Every act fits between the first day of the law and the day judged.
  [[nodiscard]] bool possible() const {
    for (std::size_t i = 0; i < rules_.size(); ++i) {
      const auto& rule = std::get<DocumentRule>(rules_[i]->predicate);
      if (*asked_.documents[i].date < first_day(rule) || (rule.earliest && day_ < *rule.earliest)) {
        return false;
      }
    }
    return true;
  }
  [[nodiscard]] Date first_day(const DocumentRule& rule) const {
    return rule.not_before.value_or(*form_.in_force.from);
  }
  [[nodiscard]] const SchemeProposal& proposal_of() const { return asked_; }
  [[nodiscard]] const std::vector<const SchemeRule*>& rules() const { return rules_; }

 private:
  void not_after(const std::string& document, const Date& day) {
    for (DeclaredDocument& act : asked_.documents) {
      if (act.document == document) {
        act.date = std::min(act.date, std::optional(day));
      }
    }
  }
  void step_back(const std::vector<Term>& terms, const Date& day) {
    for (const Term& term : terms) {
      const int least = static_cast<int>(term.least.value_or(0));
      not_after(term.after, term.unit == Term::Unit::months ? *day.plus_months(-least) : *day.plus_days(-least));
    }
  }
  void settle() {
    for (std::size_t i = 0; i < rules_.size(); ++i) {
      const auto& rule = std::get<DocumentRule>(rules_[i]->predicate);
      DeclaredDocument& act = asked_.documents[i];
      if (rule.least_years) {
        act.date = std::min(act.date, day_.plus_years(-static_cast<int>(*rule.least_years)));
      }
      for (const DeclaredDocument& next : asked_.documents) {
        if (std::ranges::find(rule.precedes, next.document) != rule.precedes.end()) {
          act.date = std::min(act.date, next.date);
        }
      }
      step_back(rule.terms, *act.date);
    }
    if (vote_ != nullptr) {
      step_back(std::get<ConsultationRule>(vote_->predicate).terms, day_);
    }
  }

  const LegalForm& form_;
  Date day_;
  SchemeProposal asked_;
  std::vector<const SchemeRule*> rules_;  ///< of each act
  const SchemeRule* vote_ = nullptr;
};

Verdict judged(const SchemeProposal& asked, const Date& day) {
  return Judge(scheme_catalog(), country()).judge(asked, day);
}

/// The worst of the rules that papers decide.
Outcome of_papers(const Verdict& verdict) {
  Outcome worst = Outcome::complies;
  for (const RuleVerdict& one : verdict.rules) {
    if (one.rule->decided_by == DecidedBy::document && one.rule->severity == RuleSeverity::required) {
      worst = std::max(worst, one.outcome);
    }
  }
  return worst;
}

const RuleVerdict& of_rule(const Verdict& verdict, const SchemeRule* rule) {
  return *std::ranges::find(verdict.rules, rule, &RuleVerdict::rule);
}

class EveryForm : public ::testing::Test {
 protected:
  template <class Check>
  void on_every_day(const Check& check) {
    for (const LegalForm& form : scheme_catalog().legal_forms) {
      std::size_t possible = 0;
      for (const Date& day : days_around_changes(form)) {
        const Derived derived(form, day);
        if (derived.possible()) {
          ++possible;
          SCOPED_TRACE(form.id + " " + day.iso());
          check(derived, day);
        }
      }
      EXPECT_GT(possible, 0U) << form.id;
    }
  }
};

TEST_F(EveryForm, the_acts_that_the_rules_ask_are_enough) {
  on_every_day([](const Derived& derived, const Date& day) {
    const Verdict verdict = judged(derived.proposal_of(), day);
    EXPECT_EQ(of_papers(verdict), Outcome::complies);
    EXPECT_EQ(verdict.unsupported, 0U);
    EXPECT_TRUE(verdict.notes.empty());
    for (const RuleVerdict& one : verdict.rules) {
      EXPECT_TRUE(one.rule->in_force.on(day)) << one.rule->id;
      EXPECT_EQ(one.outcome == Outcome::does_not_comply && one.rule->decided_by == DecidedBy::document, false)
          << one.rule->id << one.reason.es;
    }
  });
}

TEST_F(EveryForm, without_any_one_it_is_pending_and_says_which_and_whose) {
  on_every_day([](const Derived& derived, const Date& day) {
    for (std::size_t i = 0; i < derived.rules().size(); ++i) {
      SchemeProposal asked = derived.proposal_of();
      const DeclaredDocument gone = asked.documents[i];
      asked.documents.erase(asked.documents.begin() + static_cast<std::ptrdiff_t>(i));
      const Verdict verdict = judged(asked, day);
      EXPECT_EQ(of_papers(verdict), Outcome::pending_documents) << gone.document;
      const RuleVerdict& rule = of_rule(verdict, derived.rules()[i]);
      EXPECT_NE(rule.reason.es.find(gone.unit.empty() ? gone.document : gone.unit), std::string::npos)
          << rule.reason.es;
      EXPECT_FALSE(rule.rule->by.es.empty()) << rule.rule->id;
      EXPECT_NE(rule.reason.es.find(rule.rule->by.es), std::string::npos) << rule.reason.es;
      EXPECT_FALSE(rule.article.empty());
    }
  });
}

TEST_F(EveryForm, an_act_older_than_the_law_is_refused) {
  on_every_day([](const Derived& derived, const Date& day) {
    for (std::size_t i = 0; i < derived.rules().size(); ++i) {
      SchemeProposal asked = derived.proposal_of();
      const auto& rule = std::get<DocumentRule>(derived.rules()[i]->predicate);
      asked.documents[i].date = derived.first_day(rule).plus_days(-1);
      EXPECT_EQ(of_papers(judged(asked, day)), Outcome::does_not_comply) << asked.documents[i].document;
    }
  });
}

TEST_F(EveryForm, an_act_that_comes_after_what_it_enables_is_refused) {
  on_every_day([](const Derived& derived, const Date& day) {
    const Date later = *day.plus_days(1);
    for (std::size_t i = 0; i < derived.rules().size(); ++i) {
      SchemeProposal asked = derived.proposal_of();
      const auto& rule = std::get<DocumentRule>(derived.rules()[i]->predicate);
      const bool enables = std::ranges::any_of(asked.documents, [&](const DeclaredDocument& act) {
        return std::ranges::find(rule.precedes, act.document) != rule.precedes.end();
      });
      if (enables) {
        asked.documents[i].date = later;
        EXPECT_EQ(of_papers(judged(asked, later)), Outcome::does_not_comply) << asked.documents[i].document;
      }
    }
  });
}

TEST_F(EveryForm, acts_without_a_reference_or_a_file_comply_and_the_badge_says_so) {
  on_every_day([](const Derived& derived, const Date& day) {
    SchemeProposal asked = derived.proposal_of();
    for (DeclaredDocument& act : asked.documents) {
      act.reference.clear();
    }
    const Verdict verdict = judged(asked, day);
    EXPECT_EQ(of_papers(verdict), Outcome::complies);
    EXPECT_EQ(verdict.unsupported, asked.documents.size());
    EXPECT_NE(verdict_name(verdict).es.find("sin soporte"), std::string::npos);
  });
}

TEST(AnyMembers, two_hundred_sets_of_any_units_get_an_answer_under_each_form) {
  std::mt19937 random(20110629);
  const auto& units = country().units();
  std::uniform_int_distribution<std::size_t> pick(0, units.size() - 1);
  std::uniform_int_distribution<int> size(0, 7);
  std::uniform_int_distribution<int> year(1990, 2026);
  const Judge judge(scheme_catalog(), country());
  for (const LegalForm& form : scheme_catalog().legal_forms) {
    for (int round = 0; round < 200; ++round) {
      SchemeProposal asked = proposal(form.id, {});
      for (int i = size(random); i > 0; --i) {
        asked.members.push_back(units[pick(random)].code);
      }
      asked.documents = {{"ordenanza", "", Date::of(year(random), 5, 1), units[pick(random)].code},
                         {"convenio", "Convenio", {}, {}}};
      const Judgement judgement = judge.consider(asked, *Date::of(year(random), 6, 1));
      EXPECT_NE(judgement.verdict.has_value(), judgement.mistake.has_value()) << form.id;
    }
  }
}

}  // namespace
}  // namespace comarca
