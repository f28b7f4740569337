// SPDX-License-Identifier: Apache-2.0
#include "cli/scheme_command.hpp"

#include <algorithm>
#include <charconv>
#include <csignal>
#include <cstdio>
#include <deque>

#include <fmt/format.h>

#include "cli/clock.hpp"
#include "cli/scheme_sheets.hpp"
#include "comarca/base/atomic_file.hpp"
#include "comarca/base/date.hpp"
#include "comarca/base/error.hpp"
#include "comarca/base/text.hpp"
#include "comarca/pipeline/schemes.hpp"
#include "comarca/project/project.hpp"
#include "comarca/schemes/catalog_report.hpp"
#include "comarca/schemes/member_names.hpp"
#include "comarca/schemes/report.hpp"
#include "comarca/schemes/route.hpp"
#include "comarca/schemes/standings_report.hpp"

namespace comarca::cli {
namespace {

volatile std::sig_atomic_t interrupted = 0;

void note_interrupt(int /*signal*/) {
  interrupted = 1;
}

/// The definitions beside a project or a product are those of its schemes too.
const SchemeCatalog& catalog_for(const std::filesystem::path& source, Session& session) {
  if (source.extension() == ".toml" || source.extension() == ".gpkg") {
    session.look_beside(source);
  }
  return session.catalog.get<SchemeCatalog>();
}

Date read_date(const std::string& text) {
  const auto date = Date::parse(text);
  if (!date) {
    throw usage_error(fmt::format("'{}' is no date", text), {}, "Write it as 2024-11-24.");
  }
  return *date;
}

// ADR 0273: the day judged is never the clock's.
/// Never the clock unless it is asked for: the same inputs give the same verdict.
Date day_of(const SchemeSource& source, const SchemeCatalog& catalog, const std::optional<Date>& asked) {
  if (asked) {
    return *asked;
  }
  return source.project ? law_date_of(*source.project, catalog) : newest_law(catalog);
}

/// Source, map and judge of one command.
struct Court {
  /// `asked` is the day of the command line, if it gives one.
  Court(const std::string& file, Session& session, const SchemeCatalog& catalog, const std::optional<Date>& asked)
      : source(open_scheme_source(file, session.catalog, *session.progress)), day(day_of(source, catalog, asked)) {
    session.progress->stage("");
    for (const Finding& finding : source.findings.list()) {
      const Language language = session.language_or(Language::spanish);
      fmt::print(stderr, "{}: {} {}\n", finding.where, finding.what.in(language), finding.remedy.in(language));
    }
    add_scheme_facts(source, catalog, day);
    map = std::make_unique<SchemeMap>(source.input, catalog);
    if (source.product) {
      sql = std::make_unique<ProductSqlRunner>(*source.product);
    }
    judge = std::make_unique<Judge>(catalog, *map, sql.get());
  }

  SchemeSource source;
  Date day;
  std::unique_ptr<SchemeMap> map;
  std::unique_ptr<ProductSqlRunner> sql;
  std::unique_ptr<Judge> judge;
};

/// Schemes of the registry that lie wholly elsewhere are not told of: a fictional territory has none of them.
std::vector<SchemeProposal> with_a_member_on(const SchemeMap& map, std::vector<SchemeProposal> schemes,
                                             const SchemeSource& source) {
  const std::size_t own = source.project ? source.project->schemes.size() : 0;
  const auto elsewhere = [&](const SchemeProposal& scheme) {
    return std::ranges::none_of(scheme.members, [&](const std::string& code) { return map.find(code).has_value(); });
  };
  schemes.erase(std::remove_if(schemes.begin() + static_cast<std::ptrdiff_t>(own), schemes.end(), elsewhere),
                schemes.end());
  return schemes;
}

std::size_t size_of(std::string_view text, const std::string& whole) {
  std::size_t value = 0;
  const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (failure != std::errc{} || end != text.data() + text.size()) {
    throw usage_error(fmt::format("'{}' is no range of sizes", whole), {}, "Write it as 3..8, or as 4.");
  }
  return value;
}

void read_sizes(const std::string& text, SearchRequest& request) {
  const auto dots = text.find("..");
  request.least = size_of(text.substr(0, dots), text);
  request.most = dots == std::string::npos ? request.least : size_of(text.substr(dots + 2), text);
}

std::vector<SearchIndicator> read_indicators(Court& court, const std::vector<std::string>& names) {
  std::vector<SearchIndicator> indicators;
  if (!names.empty() && !court.source.product) {
    throw usage_error("indicators need a product", {}, "Write one with 'comarca run' and give it instead.");
  }
  for (const std::string& name : names) {
    const auto numbers = court.source.product->numbers(name);
    SearchIndicator indicator{name, {}};
    indicator.values.resize(court.map->units().size());
    for (std::size_t unit = 0; unit < court.map->municipality_count(); ++unit) {
      const auto found = numbers.find(court.map->unit(static_cast<std::uint32_t>(unit)).code);
      if (found != numbers.end()) {
        indicator.values[unit] = found->second;
      }
    }
    indicators.push_back(std::move(indicator));
  }
  return indicators;
}

}  // namespace

void SchemeCommand::describe(Options& options) {
  Options& check = options.subcommand("check", "Judge members under a legal form, rule by rule");
  Options& explain = options.subcommand("explain", "The same, with what could be done and what it hangs on");
  Options& list = options.subcommand("list", "List the legal forms and the known schemes");
  Options& route =
      options.subcommand("route", "The steps that the law asks of a scheme: which are done, who takes the next");
  Options& suggest = options.subcommand("suggest", "Search the sets of members that a legal form would accept");
  describe_check(check);
  describe_check(explain);
  describe_list(list);
  describe_route(route);
  describe_suggest(suggest);
  route_ = &route;
  explain_ = &explain;
  list_ = &list;
  suggest_ = &suggest;
  options.footer(
      "Exits with 1 when the verdict is negative; what cannot be told (a member that the boundaries lack) is not.\n"
      "Example: comarca scheme check producto.gpkg --figure PAP --members 68001,68307,68547\n"
      "         comarca scheme check municipios.topojson --all\n"
      "         comarca scheme suggest producto.gpkg --figure PAP --around 05145 --size 3..6");
}

void SchemeCommand::add_common(Options& options) {
  options.argument("source", &source_, "A product, a project file or a boundary file").required();
  options.option(
      "--date", &date_,
      "Day whose law applies, yyyy-mm-dd or today, whatever the scheme says; when absent that of the scheme, "
      "of the project, or of the newest law and act");
  options.flag("--json", json_, "Print JSON");
}

void SchemeCommand::describe_check(Options& options) {
  add_common(options);
  Option& form = options.option("--figure", &legal_form_, "Legal form, as 'comarca scheme list' names it");
  Option& members = options.option("--members", &members_, "Codes of the members, separated by commas");
  Option& scheme = options.option("--scheme", &scheme_, "A scheme of the project or of the registry, by its id");
  Option& all = options.flag("--all", all_, "Every scheme of the project and of the registry");
  options.option("--against", &against_, "With --all: another source, to tell what changed from it").needs(all);
  options.option("--html", &html_, "Write the verdict sheet as one HTML page").excludes(all);
  options.option("--pdf", &pdf_, "Write the verdict sheet as PDF").excludes(all);
  members.excludes(scheme).excludes(all);
  scheme.excludes(all);
  form.excludes(all);
  options.footer(
      "Example: comarca scheme check producto.gpkg --figure PAP --members 68001,68307,68547 --html veredicto.html");
}

void SchemeCommand::describe_route(Options& options) {
  add_common(options);
  options.option("--figure", &legal_form_, "Legal form, as 'comarca scheme list' names it");
  Option& members = options.option("--members", &members_, "Codes of the members, separated by commas");
  options.option("--scheme", &scheme_, "A scheme of the project or of the registry, by its id").excludes(members);
  options.option("--ics", &ics_, "Write the open terms as a calendar");
  options.footer("Example: comarca scheme route project.toml --scheme mi-provincia --ics plazos.ics");
}

void SchemeCommand::describe_list(Options& options) {
  options.flag("--json", json_, "Print JSON");
  options.footer("Example: comarca scheme list");
}

void SchemeCommand::describe_suggest(Options& options) {
  add_common(options);
  options.option("--figure", &legal_form_, "Legal form").required();
  options.option("--around", &around_, "A member that every set must have");
  options.option("--size", &sizes_, "Number of members, as 3..8").with_default();
  options.option("--where", &where_, "SQL condition on the facts of each member, as \"ipm > 30\"");
  options.option("--rank", &rank_, "cohesion, similarity, complementarity or population").with_default();
  options.option("--by", &by_, "Facts to compare members by, for similarity and complementarity").separated_by(',');
  options.option("--listed", &listed_, "How many to list").with_default();
  options.option("--most-sets", &most_sets_, "Stop after examining so many").with_default();
  options.footer(
      "Example: comarca scheme suggest producto.gpkg --figure PAP --around 05145 --size 3..6 --where \"ipm > 30\"");
}

int SchemeCommand::run(Session& session) {
  if (list_->chosen()) {
    return list(session);
  }
  if (!date_.empty()) {
    day_ = date_ == "today" || date_ == "hoy" ? today() : read_date(date_);
  }
  if (suggest_->chosen()) {
    return suggest(session);
  }
  if (route_->chosen()) {
    return route(session);
  }
  return all_ ? check_all(session) : check(session);
}

int SchemeCommand::route(Session& session) {
  const SchemeCatalog& catalog = catalog_for(source_, session);
  Court court(source_, session, catalog, day_);
  const Verdict verdict = court.judge->judge(proposal(court.source, *court.judge), court.day);
  const SchemeReport report{*court.map, verdict};
  const Language language = session.language_or(Language::spanish);
  if (!ics_.empty()) {
    AtomicFile file(ics_);
    file.write(route_calendar(report, language));
    file.commit();
  }
  if (json_ || !session.quiet) {
    fmt::print("{}", json_ ? route_json(report, language) + "\n" : route_text(report, language));
  }
  return 0;
}

/// Those of the project, then those of the registry; the day asked for on the command line is that of them all.
std::vector<SchemeProposal> SchemeCommand::known_schemes(const SchemeSource& source, const Judge& judge) const {
  auto schemes = source.project ? source.project->schemes : std::vector<SchemeProposal>();
  const auto& registry = judge.catalog().registry;
  schemes.insert(schemes.end(), registry.begin(), registry.end());
  for (SchemeProposal& scheme : schemes) {
    scheme.date = day_ ? day_ : scheme.date;
  }
  if (!source.project || !source.project->date) {
    settle_days(schemes, judge.catalog());
  }
  put_codes_for_names(schemes, judge.map());
  return schemes;
}

SchemeProposal SchemeCommand::proposal(const SchemeSource& source, const Judge& judge) const {
  if (scheme_.empty()) {
    if (legal_form_.empty() || members_.empty()) {
      throw usage_error("nothing to judge", {}, "Give --figure and --members, or --scheme, or --all.");
    }
    SchemeProposal asked;
    asked.name = "Propuesta";
    asked.legal_form = legal_form_;
    for (const std::string& code : split(members_, ',')) {
      asked.members.emplace_back(trim(code));
    }
    put_codes_for_names({&asked, 1}, judge.map());
    return asked;
  }
  std::vector<std::string> ids;
  for (SchemeProposal& asked : known_schemes(source, judge)) {
    ids.push_back(asked.id);
    if (asked.id == scheme_) {
      asked.legal_form = legal_form_.empty() ? asked.legal_form : legal_form_;
      return asked;
    }
  }
  throw usage_error(fmt::format("there is no scheme '{}'", scheme_), {}, suggestion(scheme_, ids));
}

int SchemeCommand::check(Session& session) {
  const SchemeCatalog& catalog = catalog_for(source_, session);
  Court court(source_, session, catalog, day_);
  const SchemeProposal asked = proposal(court.source, *court.judge);
  const Verdict verdict = court.judge->judge(asked, court.day);
  const bool sheet = !html_.empty() || !pdf_.empty();
  Remedies remedies;
  const bool advise = explain_->chosen() || sheet || verdict.outcome == Outcome::does_not_comply;
  if (advise) {
    remedies = find_remedies(*court.judge, asked, verdict);
  }
  const SchemeReport report{*court.map, verdict, advise ? &remedies : nullptr};
  const Language language = session.language_or(Language::spanish);
  if (sheet) {
    write_verdict_sheets(report, court.source, {html_, pdf_}, language);
  }
  if (json_) {
    fmt::print("{}\n", verdict_json(report, language));
  } else if (!session.quiet) {
    fmt::print("{}", verdict_text(report, language));
  }
  return verdict.outcome == Outcome::does_not_comply ? 1 : 0;
}

int SchemeCommand::check_all(Session& session) {
  const SchemeCatalog& catalog = catalog_for(source_, session);
  const Language language = session.language_or(Language::spanish);
  Court court(source_, session, catalog, day_);
  const auto proposals = with_a_member_on(*court.map, known_schemes(court.source, *court.judge), court.source);
  const auto now = judge_schemes(*court.judge, proposals, court.day);
  if (against_.empty()) {
    fmt::print("{}\n", json_ ? standings_json(now, language) : standings_text(now, language));
  } else {
    Court before(against_, session, catalog, day_);
    const auto earlier = judge_schemes(*before.judge, proposals, court.day);
    const auto changes = compare_vintages({*before.map, earlier}, {*court.map, now});
    fmt::print("{}\n", json_ ? changes_json(changes) : changes_text(changes, language));
  }
  const auto refused = [](const SchemeStanding& one) {
    return one.verdict && one.verdict->outcome == Outcome::does_not_comply;
  };
  return std::ranges::any_of(now, refused) ? 1 : 0;
}

int SchemeCommand::list(Session& session) const {
  const SchemeCatalog& catalog = session.catalog.get<SchemeCatalog>();
  const Language language = session.language_or(Language::spanish);
  fmt::print("{}\n", json_ ? catalog_json(catalog, language) : catalog_text(catalog, language));
  return 0;
}

int SchemeCommand::suggest(Session& session) {
  const SchemeCatalog& catalog = catalog_for(source_, session);
  SearchRequest request;
  request.legal_form = legal_form_;
  read_sizes(sizes_, request);
  request.rank = rank_by(rank_);
  Court court(source_, session, catalog, day_);
  SchemeProposal named;
  named.members = {around_};
  put_codes_for_names({&named, 1}, *court.map);
  request.around = named.members.front();
  request.indicators = read_indicators(court, by_);
  if (!where_.empty()) {
    if (!court.source.product) {
      throw usage_error("--where needs a product", {}, "Write one with 'comarca run' and give it instead.");
    }
    request.eligible = court.source.product->codes_where(where_);
  }
  request.listed = listed_;
  request.most_sets = most_sets_;
  std::signal(SIGINT, note_interrupt);
  request.stop = [] { return interrupted != 0; };
  const SearchResult result = search_schemes(*court.judge, request, court.day);
  std::signal(SIGINT, SIG_DFL);
  const Language language = session.language_or(Language::spanish);
  fmt::print(
      "{}", json_ ? search_json(result, request, language) + "\n" : search_text(result, request, *court.map, language));
  return result.best.empty() ? 1 : 0;
}

}  // namespace comarca::cli
