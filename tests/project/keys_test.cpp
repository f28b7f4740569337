// SPDX-License-Identifier: Apache-2.0
#include "comarca/project/keys.hpp"

#include <algorithm>
#include <functional>
#include <set>

#include <gtest/gtest.h>

#include "comarca/catalog/keys/section_keys.hpp"
#include "comarca/project/chart_section.hpp"
#include "comarca/project/map_section.hpp"
#include "comarca/project/project.hpp"

namespace comarca {
namespace {

struct Known {
  std::string path;
  const KeyDescription* key;
};

/// Every key with its path, "boundaries.columns.code".
std::vector<Known> all_keys() {
  std::vector<Known> known;
  const std::function<void(const std::string&, const std::vector<KeyDescription>&)> walk =
      [&](const std::string& path, const std::vector<KeyDescription>& keys) {
        for (const auto& key : keys) {
          known.push_back({path + key.name, &key});
          walk(path + key.name + ".", key.keys);
        }
      };
  walk("", project_keys());
  return known;
}

/// A value that the description allows.
std::string sample(const KeyDescription& key) {
  switch (key.type) {
    case KeyType::word:
      return "'" + key.words.front() + "'";
    case KeyType::date:
      return "2024-12-31";
    case KeyType::crs:
      return "'EPSG:4326'";
    case KeyType::path:
      return "'a" + (key.endings.empty() ? ".csv" : key.endings.back()) + "'";
    case KeyType::boolean:
      return "true";
    case KeyType::integer:
    case KeyType::number:
      return key.range && key.range->least >= 2 ? std::to_string(static_cast<int>(key.range->least)) : "2";
    case KeyType::texts:
      return "['x']";
    case KeyType::numbers:
      return "[1, 2]";
    case KeyType::table:
      return "{}";
    default:
      return "'x'";
  }
}

std::string whole_table(const std::vector<KeyDescription>& keys);

std::string value_of(const KeyDescription& key) {
  if (!key.is_section()) {
    return sample(key);
  }
  if (key.keys.empty()) {
    return "[]";  // rules of schemes have a reader of their own
  }
  const std::string table = whole_table(key.keys);
  return key.type == KeyType::section ? table : "[" + table + "]";
}

/// A table with every key; sections in line.
std::string whole_table(const std::vector<KeyDescription>& keys) {
  std::string text = "{";
  for (const auto& key : keys) {
    text += (text.size() == 1 ? " " : ", ") + key.name + " = " + value_of(key);
  }
  return text + " }";
}

std::string said_of(const std::string& text) {
  try {
    (void)read_project_text(text, "/proyecto");
  } catch (const Error& error) {
    return error.what();
  }
  return {};
}

TEST(Keys, every_key_of_the_table_is_known_to_the_reader) {
  std::string text;
  for (const auto& key : project_keys()) {
    text += key.name + " = " + value_of(key) + "\n";
  }
  const std::string said = said_of(text);
  EXPECT_EQ(said.find("unknown"), std::string::npos) << said;
  EXPECT_EQ(said.find("expected"), std::string::npos) << said;
  EXPECT_EQ(said.find("missing"), std::string::npos) << said;
}

TEST(Keys, the_reader_knows_no_key_beside_those_of_the_table) {
  for (const auto& [path, key] : all_keys()) {
    if (key->is_section() && !key->keys.empty()) {
      std::string table = whole_table(key->keys);
      table.insert(1, " zzz = 1,");
      std::string value = key->type == KeyType::section ? table : "[" + table + "]";
      std::string rest = path;
      for (auto dot = rest.rfind('.'); dot != std::string::npos; dot = rest.rfind('.')) {
        value = "{ " + rest.substr(dot + 1) + " = " + value + " }";
        rest.resize(dot);
        const auto& holder = described(project_keys(), rest.substr(0, rest.find('.')));
        value = holder.type == KeyType::sections && rest.find('.') == std::string::npos ? "[" + value + "]" : value;
      }
      EXPECT_NE(said_of(rest + " = " + value + "\n").find("unknown key 'zzz'"), std::string::npos) << path;
    }
  }
}

TEST(Keys, every_key_is_described_in_both_languages) {
  for (const auto& [path, key] : all_keys()) {
    EXPECT_FALSE(key->says.es.empty()) << path;
    EXPECT_FALSE(key->says.en.empty()) << path;
    EXPECT_NE(key->says.es, key->says.en) << path;
    EXPECT_NE(key->says.es.back(), '.') << path;
  }
}

TEST(Keys, every_number_has_limits_and_a_length_its_unit) {
  const std::set<std::string> free = {"map.middle", "map.thresholds"};  // any value an indicator may have
  for (const auto& [path, key] : all_keys()) {
    const bool number = key->type == KeyType::number || key->type == KeyType::integer;
    EXPECT_TRUE(!number || key->range.has_value() || free.contains(path)) << path;
    EXPECT_TRUE(!number || !path.ends_with("_m") || key->unit == "m") << path;
  }
}

TEST(Keys, names_and_aliases_of_a_section_are_all_different) {
  const auto check = [](const std::vector<KeyDescription>& keys) {
    std::set<std::string> names;
    for (const auto& key : keys) {
      EXPECT_TRUE(names.insert(key.name).second) << key.name;
      EXPECT_TRUE(key.alias.empty() || names.insert(key.alias).second) << key.alias;
    }
  };
  check(project_keys());
  for (const auto& [path, key] : all_keys()) {
    check(key->keys);
  }
}

TEST(Keys, what_an_absent_key_means_is_what_its_member_holds) {
  EXPECT_EQ(map_keys().of("classes").fallback, "5");
  EXPECT_EQ(map_keys().of("kind").fallback, "choropleth");
  EXPECT_EQ(described(project_keys(), "crs").fallback, "EPSG:9377");
  EXPECT_EQ(described(project_keys(), "language").fallback, "es");
  EXPECT_EQ(described(described(project_keys(), "borders").keys, "tolerance_m").fallback, "0.25");
}

TEST(Keys, a_default_is_among_the_words_and_within_the_range) {
  for (const auto& [path, key] : all_keys()) {
    if (!key->words.empty() && !key->fallback.empty()) {
      EXPECT_NE(std::ranges::find(key->words, key->fallback), key->words.end()) << path;
    }
    if (key->range && !key->fallback.empty()) {
      EXPECT_TRUE(key->range->contains(std::stod(key->fallback))) << path;
    }
  }
}

/// The option of a map that does not exist yet: a member and its entry, and it is read, checked and described.
struct Poster {
  std::size_t folds = 2;
};

TEST(Keys, a_new_option_is_one_member_and_one_entry) {
  const SectionKeys<Poster> keys = {
      key("folds", &Poster::folds).range(0, 4).alias("pliegues").says("Cuántos pliegues", "How many folds")};
  Reading reading("/");
  Poster poster;
  keys.read(Document::from_text("folds = 4\n", "a.toml").root(), poster, reading);
  EXPECT_EQ(poster.folds, 4U);
  keys.read(Document::from_text("folds = 5\npliegues = 1\n", "a.toml").root(), poster, reading);
  EXPECT_EQ(reading.mistakes(), 2U);
  EXPECT_EQ(keys.of("folds").fallback, "2");
}

TEST(Keys, the_json_schema_holds_words_ranges_and_what_is_required) {
  const std::string schema = project_schema_json();
  for (const auto& [path, key] : all_keys()) {
    EXPECT_NE(schema.find("\"" + key->name + "\""), std::string::npos) << path;
  }
  EXPECT_NE(schema.find("\"exclusiveMinimum\": 0,"), std::string::npos);
  EXPECT_NE(schema.find("\"maximum\": 12,"), std::string::npos);
}

TEST(Keys, the_guide_names_every_key) {
  const std::string page = project_keys_markdown(Language::spanish);
  for (const auto& [path, key] : all_keys()) {
    const std::string shown = key->is_section() && !key->keys.empty() ? "[" + path + "]" : "| `" + key->name + "` |";
    EXPECT_NE(page.find(shown), std::string::npos) << path;
  }
}

}  // namespace
}  // namespace comarca
