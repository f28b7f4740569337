// SPDX-License-Identifier: Apache-2.0
#include <filesystem>
#include <fstream>

#include <gtest/gtest.h>

#include "cli/support/program.hpp"

namespace comarca {
namespace {

/// Municipalities of a tenth of a degree in a row, from the west: 76001 76111 76113 and, when asked, 76126.
std::string row_of(const std::vector<std::string>& codes) {
  std::string features;
  for (std::size_t i = 0; i < codes.size(); ++i) {
    const auto x = [&](std::size_t column) { return std::to_string(-76.5 + 0.1 * static_cast<double>(column)); };
    features += (i > 0 ? std::string(",") : std::string()) + R"({"type":"Feature","properties":{"c":")" + codes[i] +
                R"("},"geometry":{"type":"Polygon","coordinates":[[[)" + x(i) + ",3.4],[" + x(i + 1) + ",3.4],[" +
                x(i + 1) + ",3.5],[" + x(i) + ",3.5],[" + x(i) + ",3.4]]]}}";
  }
  return R"({"type":"FeatureCollection","features":[)" + features + "]}";
}

class SchemeTest : public testing::Test {
 protected:
  void SetUp() override {
    std::filesystem::create_directories(folder_);
    std::ofstream(path("m.geojson")) << row_of({"76001", "76111", "76113"});
    std::ofstream(path("project.toml"))
        << "name = 'Prueba'\ndate = 2020-01-01\n[boundaries]\nfile = 'm.geojson'\ncolumns = { code = 'c' }\n"
           "[product]\nfile = 'p.gpkg'\n"
           "[[scheme]]\nid = 'juntos'\nfigure = 'PAP'\nmembers = ['76001', '76111']\n"
           "[[scheme]]\nid = 'votado'\nfigure = 'AM'\nmembers = ['76001', '76111', '76113']\n"
           "[[scheme.vote]]\nunit = '76001'\nroll = 1000\nyes = 600\nno = 100\n"
           "[[scheme.vote]]\nunit = '76111'\nroll = 1000\nyes = 600\nno = 100\n"
           "[[scheme.vote]]\nunit = '76113'\nroll = 1000\nyes = 100\nno = 600\n"
           "[[scheme]]\nid = 'malo'\nfigure = 'PAP'\nmembers = ['76001', '76111']\n"
           "[[scheme.rule]]\nid = 'texto'\nsays = { es = 'x', en = 'x' }\ndecided_by = 'map'\n"
           "predicate = 'sql'\nquery = \"SELECT 'no'\"\n"
           "[[scheme]]\nid = 'lejos'\nfigure = 'PAP'\nmembers = ['76001', '76999']\n";
    (void)run_program({"run", "-q", path("project.toml")});
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }
  [[nodiscard]] std::string path(const std::string& name) const { return (folder_ / name).string(); }

  std::filesystem::path folder_ =
      std::filesystem::temp_directory_path() / testing::UnitTest::GetInstance()->current_test_info()->name();
};

TEST_F(SchemeTest, a_refused_set_ends_with_one_and_says_who_is_cut_off_and_what_joins) {
  const Outcome outcome =
      run_program({"scheme", "check", path("p.gpkg"), "--figure", "PAP", "--members", "76001,76113"});
  EXPECT_EQ(outcome.exit_code, 1) << outcome.err;
  EXPECT_NE(outcome.out.find("Quedan separados del resto: 76113"), std::string::npos) << outcome.out;
  EXPECT_NE(outcome.out.find("→ Con 76111"), std::string::npos) << outcome.out;
}

TEST_F(SchemeTest, all_shows_both_verdicts_and_goes_on_after_what_cannot_be_judged) {
  const Outcome outcome = run_program({"scheme", "check", path("project.toml"), "--all"});
  EXPECT_EQ(outcome.exit_code, 1);  // for the vote alone
  EXPECT_NE(outcome.out.find("votado                     AM       "), std::string::npos) << outcome.out;
  EXPECT_NE(outcome.out.find("no hubo mayoría a favor"), std::string::npos) << outcome.out;
  EXPECT_NE(outcome.out.find("scheme 'malo', rule 'texto'"), std::string::npos) << outcome.out;
  EXPECT_NE(outcome.out.find("project.toml:"), std::string::npos) << outcome.out;
  EXPECT_NE(outcome.out.find("los límites no tienen 76999"), std::string::npos) << outcome.out;
  EXPECT_NE(outcome.out.find("no cumplen: 1 (en el mapa: 0)"), std::string::npos) << outcome.out;
}

TEST_F(SchemeTest, the_day_of_the_law_is_the_one_asked_for_and_else_that_of_the_project) {
  const std::vector<std::string> asked = {"scheme", "check", path("project.toml"), "--scheme", "juntos"};
  EXPECT_NE(run_program(asked).out.find("ley del 2020-01-01"), std::string::npos);
  auto dated = asked;
  dated.insert(dated.end(), {"--date", "2015-05-05"});
  EXPECT_NE(run_program(dated).out.find("ley del 2015-05-05"), std::string::npos);
}

TEST_F(SchemeTest, a_product_without_a_day_is_judged_by_the_newest_law_and_never_by_the_clock) {
  const std::vector<std::string> asked = {"scheme", "check",     path("p.gpkg"), "--figure",
                                          "PAP",    "--members", "76001,76111"};
  EXPECT_NE(run_program(asked).out.find("ley del 2022-02-08"), std::string::npos);
  auto now = asked;
  now.insert(now.end(), {"--date", "today"});
  EXPECT_EQ(run_program(now).out.find("ley del 2022-02-08"), std::string::npos);
}

TEST_F(SchemeTest, a_table_of_acts_is_judged_and_its_mistakes_are_told_with_file_and_row) {
  std::ofstream(path("actos.csv")) << "esquema,acto,unidad,fecha,referencia\n"
                                      "junto,ordenanza,76,2020-05-01,x\n"
                                      "juntos,Autorización concejo,76111,3 de abril de 2019,Acuerdo 4\n";
  std::ofstream(path("con_actos.toml"))
      << "name = 'Prueba'\ndate = 2020-01-01\nacts = 'actos.csv'\n[boundaries]\nfile = 'm.geojson'\ncolumns = { code "
         "= 'c' }\n[[scheme]]\nid = 'juntos'\nfigure = 'PAP'\nmembers = ['76001', '76111']\n";
  const Outcome outcome =
      run_program({"scheme", "route", path("con_actos.toml"), "--scheme", "juntos", "--ics", path("r.ics")});
  EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
  EXPECT_NE(outcome.err.find("actos.csv:2: El proyecto no tiene un esquema «junto»: ¿es «juntos»?"), std::string::npos)
      << outcome.err;
  EXPECT_NE(outcome.out.find("Faltan 1 de 2 concejos: 76001"), std::string::npos) << outcome.out;
  EXPECT_EQ(file_content(path("r.ics")).substr(0, 15), "BEGIN:VCALENDAR");
}

TEST_F(SchemeTest, known_schemes_that_lie_elsewhere_are_not_told_of) {
  const Outcome outcome = run_program({"scheme", "check", path("project.toml"), "--all"});
  EXPECT_EQ(outcome.out.find("am-cucuta"), std::string::npos) << outcome.out;
  EXPECT_NE(outcome.out.find("lejos"), std::string::npos) << outcome.out;
}

TEST_F(SchemeTest, options_that_would_be_ignored_are_refused) {
  const std::vector<std::string> check = {"scheme", "check", path("p.gpkg")};
  for (const std::vector<std::string>& more : std::vector<std::vector<std::string>>{
           {"--all", "--html", path("x.html")},
           {"--all", "--members", "76001"},
           {"--figure", "PAP", "--members", "76001,76111", "--against", path("m.geojson")},
           {"--scheme", "am-cucuta", "--members", "76001"}}) {
    auto arguments = check;
    arguments.insert(arguments.end(), more.begin(), more.end());
    EXPECT_EQ(run_program(arguments).exit_code, 2) << more.front() << " " << more.back();
  }
}

TEST_F(SchemeTest, two_vintages_are_compared_in_sentences) {
  std::ofstream(path("antes.geojson")) << row_of({"76001", "76113", "76111"});
  std::ofstream(path("antes.toml"))
      << "name = 'Antes'\n[boundaries]\nfile = 'antes.geojson'\ncolumns = { code = 'c' }\n";
  const Outcome outcome =
      run_program({"scheme", "check", path("project.toml"), "--all", "--against", path("antes.toml")});
  EXPECT_NE(
      outcome.out.find("juntos (juntos): el veredicto del mapa era «No cumple» y ahora es «Cumple». Ahora se tocan "
                       "76001–76111 (11.1 km)."),
      std::string::npos)
      << outcome.out << outcome.err;
}

TEST_F(SchemeTest, the_sheet_says_the_same_in_html_and_pdf) {
  const Outcome outcome = run_program({"scheme", "check", "-q", path("project.toml"), "--scheme", "votado", "--html",
                                       path("v.html"), "--pdf", path("v.pdf")});
  EXPECT_EQ(outcome.exit_code, 1) << outcome.err;
  const std::string html = file_content(path("v.html"));
  for (const char* said : {"76111", "no hubo mayoría a favor", "Se pide", "Documentos declarados", "Sin 76113",
                           "m.geojson", "Ley vigente el 2020-01-01"}) {
    EXPECT_NE(html.find(said), std::string::npos) << said;
  }
  EXPECT_EQ(file_content(path("v.pdf")).substr(0, 5), "%PDF-");
}

}  // namespace
}  // namespace comarca
