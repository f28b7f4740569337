// SPDX-License-Identifier: Apache-2.0
#include <array>
#include <cstddef>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "comarca/schemes/route.hpp"
#include "schemes/rule_context.hpp"

namespace comarca {
namespace {

using Json = nlohmann::ordered_json;
constexpr std::size_t kLongestLine = 75;  // octets, RFC 5545, section 3.1

const Text& state_name(StepState state) {
  static const std::array<Text, 5> kNames = {{{"hecho", "done"},
                                              {"rehacer", "do again"},
                                              {"sigue", "next"},
                                              {"espera", "waits"},
                                              {"no condiciona", "no condition"}}};
  return kNames[static_cast<std::size_t>(state)];
}

const char* state_word(StepState state) {
  constexpr std::array<const char*, 5> kWords = {"done", "again", "next", "waits", "after"};
  return kWords[static_cast<std::size_t>(state)];
}

std::string line_of(const Text& label, const std::string& what, Language language) {
  return what.empty() ? std::string() : fmt::format("      {}: {}\n", label.in(language), what);
}

std::string term_of(const RouteStep& step, Language language) {
  const std::string from = step.from ? step.from->iso() : std::string();
  const std::string until = step.until ? step.until->iso() : std::string();
  if (from.empty() && until.empty()) {
    return {};
  }
  const Text text = {fmt::format("{}{}({})", from.empty() ? "" : "desde el " + from + " ",
                                 until.empty() ? "" : "hasta el " + until + " ", step.computation.es),
                     fmt::format("{}{}({})", from.empty() ? "" : "from " + from + " ",
                                 until.empty() ? "" : "until " + until + " ", step.computation.en)};
  return text.in(language);
}

/// Commas, semicolons, backslashes and line ends of a text (section 3.3.11).
std::string escaped(const std::string& text) {
  std::string result;
  for (const char letter : text) {
    if (letter == '\n') {
      result += "\\n";
      continue;
    }
    if (letter == ',' || letter == ';' || letter == '\\') {
      result += '\\';
    }
    result += letter;
  }
  return result;
}

/// A content line, folded between characters, not inside them.
std::string folded_line(const std::string& line) {
  std::string result;
  std::size_t width = 0;
  for (std::size_t at = 0; at < line.size();) {
    std::size_t end = at + 1;
    while (end < line.size() && (static_cast<unsigned char>(line[end]) & 0xC0U) == 0x80U) {
      ++end;
    }
    if (width + end - at > kLongestLine) {
      result += "\r\n ";
      width = 1;
    }
    result.append(line, at, end - at);
    width += end - at;
    at = end;
  }
  return result + "\r\n";
}

std::string compact(const Date& day) {
  return fmt::format("{:04}{:02}{:02}", day.year(), day.month(), day.day());
}

std::string event(const RouteStep& step, const Verdict& verdict, Language language) {
  const SchemeRule& rule = *step.verdict->rule;
  std::string text = folded_line("BEGIN:VEVENT");
  text += folded_line(fmt::format("UID:{}-{}-{}@comarca", escaped(verdict.name), rule.id, compact(*step.until)));
  text += folded_line("DTSTAMP:" + compact(verdict.law_date) + "T000000Z");
  text += folded_line("DTSTART;VALUE=DATE:" + compact(*step.until));
  text += folded_line("SUMMARY:" + escaped(verdict.name + ": " + rule.says.in(language)));
  text += folded_line("DESCRIPTION:" + escaped(fmt::format("{}\n{}\n{}", rule.by.in(language),
                                                           step.computation.in(language), step.verdict->article)));
  return text + folded_line("END:VEVENT");
}

}  // namespace

std::string route_text(const SchemeReport& report, Language language) {
  const Verdict& verdict = report.verdict;
  std::string text = fmt::format("{} — {}\n{}\n", verdict.name, verdict.legal_form->name.in(language),
                                 Text{fmt::format("{} · ley del {}", verdict_name(verdict).es, verdict.law_date.iso()),
                                      fmt::format("{} · law of {}", verdict_name(verdict).en, verdict.law_date.iso())}
                                     .in(language));
  for (const Text& note : verdict.notes) {
    text += "! " + note.in(language) + "\n";
  }
  int number = 0;
  for (const RouteStep& step : route_of(verdict)) {
    const RuleVerdict& rule = *step.verdict;
    text +=
        fmt::format("\n{:>3}. [{}] {}\n", ++number, state_name(step.state).in(language), rule.rule->says.in(language));
    text += line_of({"a cargo de", "by"}, rule.rule->by.in(language), language);
    if (step.state != StepState::done) {
      text += line_of({"qué falta", "missing"}, rule.reason.in(language), language);
    }
    text += line_of({"plazo", "term"}, term_of(step, language), language);
    text += line_of({"artículo", "article"}, rule.article, language);
  }
  return text;
}

std::string route_json(const SchemeReport& report, Language language) {
  const Verdict& verdict = report.verdict;
  Json json = {{"name", verdict.name},
               {"figure", verdict.legal_form->id},
               {"outcome", outcome_word(verdict.outcome)},
               {"law_date", verdict.law_date.iso()}};
  json["steps"] = Json::array();
  for (const RouteStep& step : route_of(verdict)) {
    const RuleVerdict& rule = *step.verdict;
    json["steps"].push_back({{"rule", rule.rule->id},
                             {"state", state_word(step.state)},
                             {"says", rule.rule->says.in(language)},
                             {"by", rule.rule->by.in(language)},
                             {"members", rule.members},
                             {"reason", rule.reason.in(language)},
                             {"from", step.from ? Json(step.from->iso()) : Json()},
                             {"until", step.until ? Json(step.until->iso()) : Json()},
                             {"computation", step.computation.in(language)},
                             {"article", rule.article}});
  }
  return json.dump(2, ' ', false, Json::error_handler_t::replace);
}

std::string route_calendar(const SchemeReport& report, Language language) {
  std::string text = folded_line("BEGIN:VCALENDAR") + folded_line("VERSION:2.0") +
                     folded_line("PRODID:-//comarca//scheme route//ES") + folded_line("CALSCALE:GREGORIAN");
  for (const RouteStep& step : route_of(report.verdict)) {
    if (step.until && step.state != StepState::done) {
      text += event(step, report.verdict, language);
    }
  }
  return text + folded_line("END:VCALENDAR");
}

}  // namespace comarca
