// SPDX-License-Identifier: Apache-2.0
// What our own code works out while it reads plain text must be what portable SQL says of the same rows. The two are
// told apart by one field that is not plain, in a column that nobody asks for.
#include <fstream>
#include <random>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "comarca/statistics/household_answers.hpp"
#include "comarca/statistics/microdata_run.hpp"
#include "statistics/plan/csv_input.hpp"

namespace comarca {
namespace {

Vocabulary vocabulary() {
  return read_vocabulary(Document::from_text(R"toml(
[variable.floor]
record = "vivienda"
words = ["earth", "cement", "tile"]
text = "floor"
[variable.rooms]
record = "hogar"
text = "rooms"
[variable.size]
record = "hogar"
text = "size"
[variable.age]
record = "persona"
text = "age"
[variable.years]
record = "persona"
text = "years of school"
[variable.kin]
record = "persona"
words = ["head", "child", "other"]
text = "kin"
)toml",
                                             "vocabulary.toml"));
}

constexpr const char* kUnits = R"toml(
id = "t"
name = "t"
vintage = "2018"
period = "2018"
encoding = "latin-1"
nulls = ["", "NA"]
[unit]
columns = ["D", "M"]
widths = [2, 3]
[zone]
column = "Z"
cabecera = 1
resto = [2, 3]
)toml";

constexpr const char* kDwellingColumns = R"toml(
floor = { column = "FLOOR", words = { earth = 6, cement = [4, 5], tile = 1 }, unknown = 9 }
)toml";
constexpr const char* kHouseholdColumns = R"toml(
rooms = { column = "ROOMS", range = [1, 20], unknown = 99 }
size = { column = "SIZE", range = [1, 90], unknown = 99 }
)toml";
constexpr const char* kPersonColumns = R"toml(
age = { column = "AGE", range = [0, 120] }
years = { column = "YEARS", range = [0, 25], unknown = 99 }
kin = { column = "KIN", words = { head = 1, child = [2, 3], other = 4 }, unknown = 9 }
)toml";

/// Three kinds of file, or one; a weight of households, of persons, or none.
MicrodataSource source(bool flat, const std::string& weight, bool sizes) {
  std::string text = (sizes ? "people = \"size\"\n" : std::string()) + std::string(kUnits).substr(1);
  if (!weight.empty()) {
    text += fmt::format("[weight]\ncolumn = \"W\"\nrecord = \"{}\"\n", weight);
  }
  const std::string variables = "[record.variables]";
  if (flat) {
    text += "[[record]]\nid = \"persona\"\nflat = true\nkey = [\"V\", \"H\"]\n" + variables + kDwellingColumns +
            (kHouseholdColumns + 1) + (kPersonColumns + 1);
  } else {
    text += "[[record]]\nid = \"vivienda\"\nkey = [\"D\", \"M\", \"V\"]\n" + variables + kDwellingColumns +
            "[[record]]\nid = \"hogar\"\nkey = [\"D\", \"M\", \"V\", \"H\"]\nparent = [\"D\", \"M\", \"V\"]\n"
            "present = \"H\"\n" +
            variables + kHouseholdColumns + "[[record]]\nid = \"persona\"\nkey = [\"D\", \"M\", \"V\", \"H\"]\n" +
            variables + kPersonColumns;
  }
  return read_microdata_source(Document::from_text(text, "t.toml"), vocabulary());
}

std::vector<Recipe> recipes() {
  const auto one = Document::from_text(R"toml(
[person]
is_head = "kin = 'head'"
adult = "age >= 18"
[household]
earth = "floor = 'earth'"
hard = "floor in ('cement', 'tile')"
crowded = "if(urban, household_size > 3 * rooms, household_size > 2 * rooms)"
heads = "count(is_head)"
unschooled = "any(is_head and years <= 2)"
behind = "any(age between 7 and 17 and years < age - 6)"
not_child = "any(kin != 'child')"
years = "total(if(adult, years, 0))"
low = "count(adult) = 0 or years / count(adult and known(years)) < 9"
oldest = "highest(age)"
youngest = "lowest(age)"
points = "choose(earth, 0, hard and crowded, 350, hard, 700)"
lacks = "yes(earth) + yes(crowded) + yes(unschooled) + 2 * yes(low)"
may_lack = "maybe(earth) + maybe(crowded) + maybe(unschooled) + 2 * maybe(low)"
[statistics]
people = { sum = "people" }
homes = { sum = "households" }
cases = { sum = "cases", where = "urban" }
earth = { sum = "people", where = "earth" }
crowded = { sum = "people", where = "crowded" }
unschooled = { sum = "people", where = "unschooled" }
behind = { sum = "people", where = "behind" }
other = { sum = "households", where = "not_child and heads = 1" }
poor = { sum = "people", where = "lacks >= 2" }
maybe_poor = { sum = "people", where = "may_lack >= 2" }
unknown = { sum = "households", where = "not known(low) or not known(crowded)" }
points = { sum = "households", times = "or_else(points, 0)" }
lacking = { sum = "people", where = "may_lack > lacks", times = "lacks" }
spread = { sum = "households", times = "oldest - youngest" }
unasked = { sum = "households", where = "not known(unschooled)" }
no_zone = { sum = "households", where = "not known(urban)" }
known_points = { sum = "households", where = "known(points)" }
)toml",
                                       "one.toml");
  // A second index shares questions; this one asks for what only SQL knows, in its own plan.
  const auto two = Document::from_text(R"toml(
[household]
mean_age = "average(age)"
[statistics]
young = { sum = "people", where = "mean_age < 30" }
behind = { sum = "people", where = "any(age between 7 and 17 and years < age - 6)" }
root = { sum = "households", where = "sqrt(count(age > 60)) >= 1" }
)toml",
                                       "two.toml");
  // More questions than one number of marks holds.
  std::string many = "[statistics]\n";
  for (int age = 0; age < 70; age += 2) {
    many += fmt::format("q{0} = {{ sum = \"people\", where = \"any(age = {0})\" }}\n", age);
  }
  const auto three = Document::from_text(many, "three.toml");
  return {read_recipe("one", one.root()), read_recipe("two", two.root()), read_recipe("three", three.root())};
}

/// Rows of each record, for a file of its own or together.
struct Census {
  std::string dwellings = "D,M,V,Z,FLOOR,NOTE\n";
  std::string households = "D,M,V,H,Z,ROOMS,SIZE,W,NOTE\n";
  std::string persons = "D,M,V,H,AGE,YEARS,KIN,W,NOTE\n";
  std::string flat = "D,M,V,H,Z,FLOOR,ROOMS,SIZE,AGE,YEARS,KIN,W,NOTE\n";
};

/// Few homes of every oddity: nothing said, not reported, codes that nobody declared, weights of 0, homes without
/// persons, persons without a home.
Census census(std::mt19937& random, bool odd) {
  Census census;
  const auto one_in = [&](unsigned count) { return random() % count == 0; };
  const auto value = [&](int least, int most, int unknown) {
    if (one_in(12)) {
      return std::string("NA");
    }
    if (one_in(15)) {
      return std::to_string(unknown);
    }
    return std::to_string(odd && one_in(60) ? 77 : least + static_cast<int>(random() % (most - least + 1)));
  };
  for (int v = 1; v <= 120; ++v) {
    const std::string place = fmt::format("5,{:03}", v < 60 ? 1 : 91);
    const std::string zone = odd && one_in(30) ? "NA" : std::to_string(1 + random() % 3);
    static const std::vector<std::string> kFloors = {"6", "4", "5", "1", "9", "NA"};
    const std::string floor = kFloors[random() % kFloors.size()];
    census.dwellings += fmt::format("{},{},{},{},\n", place, v, zone, floor);
    if (odd && one_in(20)) {
      census.households += fmt::format("{},{},,{},,,,\n", place, v, zone);  // nobody was found
      continue;
    }
    for (int h = 1; h <= 1 + static_cast<int>(random() % 2); ++h) {
      const std::string rooms = value(1, 5, 99);
      const std::string size = value(1, 8, 99);
      const std::string weight = odd && one_in(25) ? "0" : fmt::format("1.{}", random() % 1000);
      const std::string home = fmt::format("{},{},{}", place, v, h);
      if (!odd || !one_in(25)) {
        census.households += fmt::format("{},{},{},{},{},\n", home, zone, rooms, size, weight);
      }
      for (std::size_t p = 0, persons = odd && one_in(25) ? 0 : 1 + random() % 5; p < persons; ++p) {
        const std::string own = odd && one_in(80) ? "-1" : fmt::format("{}.5", 1 + random() % 4);
        const std::string person =
            fmt::format("{},{},{}", value(0, 90, 77), value(0, 16, 99), p == 0 ? "1" : value(1, 4, 9));
        census.persons += fmt::format("{},{},{},\n", home, person, own);
        census.flat += fmt::format("{},{},{},{},{},{},{},\n", home, zone, floor, rooms, size, person,
                                   weight == "0" ? own : weight);
      }
    }
  }
  return census;
}

std::filesystem::path written(const std::string& name, std::string rows, bool plain) {
  static int next = 0;
  const auto path = std::filesystem::path(testing::TempDir()) / fmt::format("native_{}_{}.csv", name, ++next);
  if (!plain) {
    rows.insert(rows.size() - 1, "\"a \"\"note\"\"\"");  // the last field of the last row
  }
  std::ofstream(path, std::ios::binary) << rows;
  return path;
}

MicrodataFiles files_of(const Census& census, bool flat, bool plain) {
  if (flat) {
    return {{{Record::person, {written("flat", census.flat, plain)}}}};
  }
  return {{{Record::dwelling, {written("dwellings", census.dwellings, plain)}},
           {Record::household, {written("households", census.households, plain)}},
           {Record::person, {written("persons", census.persons, plain)}}}};
}

/// All that a run says, but for the names of its files.
std::string told(const MicrodataResult& result) {
  std::string text = to_csv(result.statistics);
  for (const auto& finding : result.findings.list()) {
    text += fmt::format("{} {} {}\n", finding.code, finding.unit, finding.where.substr(finding.where.find(',') + 1));
  }
  return text;
}

void expect_equal_runs(const MicrodataSource& source, const Census& census, bool flat) {
  const auto all = recipes();
  for (const auto& plan : {std::vector{all[0], all[2]}, all}) {
    const auto own = run_microdata({source, vocabulary(), files_of(census, flat, true)}, plan);
    const auto portable = run_microdata({source, vocabulary(), files_of(census, flat, false)}, plan);
    ASSERT_EQ(told(own), told(portable)) << source.weight_column << (flat ? " flat" : " apart");
    ASSERT_GT(own.statistics.places().size(), 2U);
  }
}

TEST(NativePlan, says_what_portable_sql_says_of_clean_and_of_odd_files) {
  std::mt19937 random(11);
  for (const bool odd : {false, true}) {
    const auto rows = census(random, odd);
    for (const bool flat : {false, true}) {
      for (const std::string weight : {"", "hogar", "persona"}) {
        for (const bool sizes : {false, true}) {
          expect_equal_runs(source(flat, weight, sizes), rows, flat);
        }
      }
    }
  }
}

TEST(NativePlan, repeated_dwellings_and_homes_and_persons_out_of_order_count_once) {
  std::mt19937 random(5);
  const auto clean = census(random, false);
  const auto line = [](const std::string& rows, std::size_t number) {
    std::size_t begin = 0;
    while (number-- > 0) {
      begin = rows.find('\n', begin) + 1;
    }
    return rows.substr(begin, rows.find('\n', begin) + 1 - begin);
  };
  const auto expect = [&](const Census& rows) {
    expect_equal_runs(source(false, "hogar", false), rows, false);
    expect_equal_runs(source(true, "persona", false), rows, true);
  };
  auto dwelling = clean;
  dwelling.dwellings += line(clean.dwellings, 3);
  expect(dwelling);
  auto home = clean;
  home.households += line(clean.households, 3);
  expect(home);
  auto empty = clean;  // nobody in the file of persons is of this home
  const std::string nobody = "5,001,7777,1,1,3,2,1.5,\n";
  empty.households += nobody + nobody;
  for (const bool sizes : {false, true}) {
    expect_equal_runs(source(false, "", sizes), empty, false);
  }
  const auto once =
      run_microdata({source(false, "", true), vocabulary(), files_of(empty, false, true)}, {recipes()[0]});
  EXPECT_EQ(once.statistics.value({"05001", Zone::total, "2018"}, kCases),
            1 + run_microdata({source(false, "", true), vocabulary(), files_of(clean, false, true)}, {recipes()[0]})
                    .statistics.value({"05001", Zone::total, "2018"}, kCases)
                    .value());
  auto person = clean;
  person.persons += line(clean.persons, 2);
  person.flat += line(clean.flat, 2);
  expect(person);
  EXPECT_EQ(run_microdata({source(false, "", false), vocabulary(), files_of(person, false, true)}, {recipes()[0]})
                .statistics.value({"05001", Zone::total, "2018"}, kCases),
            run_microdata({source(false, "", false), vocabulary(), files_of(clean, false, true)}, {recipes()[0]})
                .statistics.value({"05001", Zone::total, "2018"}, kCases));
}

TEST(NativePlan, its_portable_sql_scans_each_file_once) {
  std::mt19937 random(5);
  const auto sql = microdata_sql(source(false, "hogar", false), vocabulary(), recipes(),
                                 files_of(census(random, false), false, true));
  std::size_t scans = 0;
  for (std::size_t at = sql.find("read_csv("); at != std::string::npos; at = sql.find("read_csv(", at + 1)) {
    ++scans;
  }
  EXPECT_EQ(scans, 3U);
}

}  // namespace
}  // namespace comarca
