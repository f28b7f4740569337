// SPDX-License-Identifier: Apache-2.0
#include <filesystem>
#include <sstream>
#include <string>

#include <gtest/gtest.h>

#include "cli/support/program.hpp"

namespace comarca {
namespace {

std::string in_six_digits(double value) {
  std::ostringstream text;
  text << value;
  return text.str();
}

/// A demo of twelve units that was run, and the code of the first that the fiscal table knows.
class ExplainCommandTest : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    ASSERT_EQ(run_program({"synth", "--units", "12", "--persons", "0", "--vertices", "2000", path("")}).exit_code, 0);
    ASSERT_EQ(run_program({"--quiet", "run", path("project.toml")}).exit_code, 0);
    const std::string table = file_content(path("tablas/desempeno_fiscal.csv"));
    const auto heading = table.find("\nCódigo;");
    ASSERT_NE(heading, std::string::npos);
    code_ = table.substr(table.find('\n', heading + 1) + 1, 5);
  }
  static void TearDownTestSuite() { std::filesystem::remove_all(folder()); }

  static std::filesystem::path folder() { return std::filesystem::path(testing::TempDir()) / "explain_command"; }
  static std::string path(const std::string& name) { return (folder() / name).string(); }

  static std::string code_;
};

std::string ExplainCommandTest::code_;

TEST_F(ExplainCommandTest, a_product_says_the_value_that_the_project_computes_and_where_it_is_from) {
  const Outcome said = run_program({"explain", "idf.idf", code_, "--product", path("producto.gpkg")});
  ASSERT_EQ(said.exit_code, 0) << said.err;
  EXPECT_EQ(said.err, "");
  EXPECT_NE(said.out.find("\nidf.idf: "), std::string::npos) << said.out;
  EXPECT_NE(said.out.find("\n  Grupo par: G"), std::string::npos) << said.out;
  EXPECT_NE(said.out.find("\n  Puesto: "), std::string::npos) << said.out;
  EXPECT_NE(said.out.find("\nFórmula: "), std::string::npos) << said.out;
  EXPECT_NE(said.out.find("\nproducto: " + path("producto.gpkg") + " (20"), std::string::npos) << said.out;
  const auto at = said.out.find("\ntotal, ");
  ASSERT_NE(at, std::string::npos) << said.out;
  const double value = std::stod(said.out.substr(said.out.find(": ", at) + 2));
  const Outcome computed = run_program({"explain", "idf", code_, "--project", path("project.toml")});
  EXPECT_NE(computed.out.find("    = " + in_six_digits(value) + " "), std::string::npos) << said.out << computed.out;
}

TEST_F(ExplainCommandTest, an_indicator_is_explained_with_all_its_figures_and_in_english_on_request) {
  const Outcome said = run_program({"--lang", "en", "explain", "idf", code_, "--product", path("producto.gpkg")});
  ASSERT_EQ(said.exit_code, 0) << said.err;
  EXPECT_NE(said.out.find("\nidf.idf: "), std::string::npos) << said.out;
  EXPECT_NE(said.out.find("\nidf.clase: "), std::string::npos) << said.out;
  EXPECT_NE(said.out.find("\n  Peer group: G"), std::string::npos) << said.out;
}

TEST_F(ExplainCommandTest, a_project_computes_again_and_tells_how_its_product_is_asked) {
  const Outcome computed = run_program({"explain", "idf", "--project", path("project.toml"), "--unit", code_});
  EXPECT_EQ(computed.exit_code, 0) << computed.err;
  EXPECT_TRUE(computed.out.ends_with("comarca explain idf " + code_ + " --product " + path("producto.gpkg") + "\n"))
      << computed.out;
}

TEST_F(ExplainCommandTest, what_the_product_lacks_is_wrong_use_that_suggests_the_nearest) {
  const Outcome figure = run_program({"explain", "idff", code_, "--product", path("producto.gpkg")});
  EXPECT_EQ(figure.exit_code, 2);
  EXPECT_NE(figure.err.find("Did you mean 'idf'?"), std::string::npos) << figure.err;
  const Outcome unit = run_program({"explain", "idf", "00000", "--product", path("producto.gpkg")});
  EXPECT_EQ(unit.exit_code, 2);
  EXPECT_NE(unit.err.find("no figure 'idf' of '00000'"), std::string::npos) << unit.err;
  EXPECT_EQ(run_program({"explain", "idf", "--product", path("producto.gpkg")}).exit_code, 2);
  const Outcome nowhere = run_program({"explain", "idf", code_});
  EXPECT_EQ(nowhere.exit_code, 2);
  EXPECT_NE(nowhere.err.find("--product"), std::string::npos) << nowhere.err;
}

}  // namespace
}  // namespace comarca
