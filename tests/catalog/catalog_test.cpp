// SPDX-License-Identifier: Apache-2.0
#include "comarca/catalog/catalog.hpp"

#include <fstream>
#include <thread>

#include <gtest/gtest.h>

#include "comarca/base/error.hpp"
#include "comarca/catalog/scheme_registry.hpp"
#include "comarca/catalog/source.hpp"

namespace comarca {
namespace {

namespace fs = std::filesystem;

/// A folder of installed data with two sources, and a project's folder beside it.
class CatalogTest : public testing::Test {
 protected:
  void SetUp() override {
    write("data/layers/sources/a.toml", source("a", "De la instalación"));
    write("data/layers/sources/b.toml", source("b", "De la instalación"));
    fs::create_directories(folder_ / "project");
  }
  void TearDown() override { fs::remove_all(folder_); }

  void write(const std::string& name, const std::string& text) const {
    fs::create_directories((folder_ / name).parent_path());
    std::ofstream(folder_ / name) << text;
  }
  static std::string source(const std::string& id, const std::string& title) {
    return "id = '" + id + "'\nkind = 'table'\ntitle = '" + title +
           "'\ncolumns = [{ name = 'codigo', role = 'code', headers = ['C'], required = true }]\n";
  }
  [[nodiscard]] Catalog installed() const { return Catalog(folder_ / "data"); }
  [[nodiscard]] Catalog own() const { return installed().beside(folder_ / "project"); }
  [[nodiscard]] Error mistake_of_own() const {
    try {
      static_cast<void>(own().get<SourceCatalog>());
    } catch (const Error& error) {
      return error;
    }
    return usage_error("no error");
  }

  fs::path folder_ = fs::path(testing::TempDir()) / "comarca_catalog";
};

struct Counted {
  static inline int times = 0;
  static Counted read(const Catalog& /*catalog*/) {
    ++times;
    return {};
  }
};

TEST_F(CatalogTest, a_collection_is_read_once_whoever_asks_and_however_often) {
  Counted::times = 0;
  const Catalog catalog = installed();
  const Catalog& copy = Catalog(catalog);
  std::vector<std::thread> threads;
  for (int i = 0; i < 4; ++i) {
    threads.emplace_back([&] { static_cast<void>(catalog.get<Counted>()); });
  }
  for (auto& thread : threads) {
    thread.join();
  }
  EXPECT_EQ(&copy.get<Counted>(), &catalog.get<Counted>());
  EXPECT_EQ(Counted::times, 1);
}

TEST_F(CatalogTest, nothing_is_read_that_nobody_asks_for) {
  write("data/layers/schemes/unidades.toml", "this is no TOML");
  EXPECT_EQ(installed().get<SourceCatalog>().ids(), (std::vector<std::string>{"a", "b"}));
  EXPECT_THROW(static_cast<void>(installed().get<SchemeCatalog>()), Error);
}

TEST_F(CatalogTest, without_a_folder_of_their_own_a_project_has_the_installed_definitions) {
  EXPECT_FALSE(own().has_own());
  EXPECT_EQ(own().get<SourceCatalog>().ids(), (std::vector<std::string>{"a", "b"}));
  EXPECT_TRUE(own().replacements().empty());
}

TEST_F(CatalogTest, an_own_definition_is_added_and_one_with_an_installed_id_takes_its_place) {
  write("project/layers/sources/mine.toml", source("c", "Mía"));
  write("project/layers/sources/other_name.toml", source("b", "También mía"));
  const Catalog catalog = own();
  const auto& sources = catalog.get<SourceCatalog>();
  EXPECT_EQ(sources.ids(), (std::vector<std::string>{"a", "b", "c"}));
  EXPECT_EQ(sources.get("a").origin, Origin::installed);
  EXPECT_EQ(sources.get("b").title.es, "También mía");
  EXPECT_EQ(sources.get("c").origin, Origin::own);
  const auto replaced = catalog.replacements();
  ASSERT_EQ(replaced.size(), 1U);
  EXPECT_EQ(replaced[0].id, "b");
  EXPECT_EQ(replaced[0].by, folder_ / "project/layers/sources/other_name.toml");
  EXPECT_EQ(replaced[0].of, folder_ / "data/layers/sources/b.toml");
}

TEST_F(CatalogTest, a_mistake_in_an_own_file_has_its_place_and_is_nobody_elses) {
  write("project/layers/sources/mine.toml", source("c", "Mía") + "[fil]\nnames = ['x']\n");
  const Catalog shared = installed();
  const Error mistake = mistake_of_own();
  EXPECT_EQ(mistake.where().file, (folder_ / "project/layers/sources/mine.toml").string());
  EXPECT_EQ(mistake.where().line, 5U);
  EXPECT_EQ(shared.get<SourceCatalog>().ids().size(), 2U);
}

TEST_F(CatalogTest, two_own_definitions_of_one_id_are_a_mistake) {
  write("project/layers/sources/one.toml", source("c", "Una"));
  write("project/layers/sources/two.toml", source("c", "Otra"));
  EXPECT_NE(mistake_of_own().message().find("two definitions are called 'c'"), std::string::npos);
}

TEST_F(CatalogTest, a_file_where_nobody_reads_is_a_mistake_that_says_where_it_belongs) {
  write("project/layers/source/mine.toml", source("c", "Mía"));
  EXPECT_EQ(mistake_of_own().message(), "no definitions are read from 'source'");
  EXPECT_EQ(mistake_of_own().remedy(), "Did you mean 'sources'?");
}

TEST_F(CatalogTest, a_list_goes_on_and_a_table_is_replaced_whole) {
  write("data/styles/palettes.toml", "[[palette]]\nid = 'x'\n[[palette]]\nid = 'y'\n");
  write("project/layers/styles/palettes.toml", "[[palette]]\nid = 'y'\n[[palette]]\nid = 'z'\n");
  write("data/layers/landuse/usos.toml", "a = 1\n");
  write("project/layers/landuse/usos.toml", "a = 2\n");
  write("data/styles/layers/m.toml", "layer = 'm'\n");
  write("data/layers/schemes/f.toml", "figure = 'F'\n");
  const Catalog catalog = own();
  EXPECT_EQ(catalog.files(DefinitionKind::style, "palettes.toml").size(), 2U);
  EXPECT_EQ(catalog.file(DefinitionKind::landuse, "usos.toml").origin, Origin::own);
  std::vector<std::string> ids;
  for (const auto& replaced : catalog.replacements()) {
    ids.push_back(replaced.id);
  }
  EXPECT_EQ(ids, (std::vector<std::string>{"usos.toml", "y"}));
}

TEST_F(CatalogTest, the_folder_of_the_program_itself_is_no_folder_of_ones_own) {
  EXPECT_FALSE(installed().beside(folder_ / "data").has_own());
}

}  // namespace
}  // namespace comarca
