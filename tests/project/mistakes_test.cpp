// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include "comarca/catalog/keys/reading.hpp"
#include "comarca/project/project.hpp"

namespace comarca {
namespace {

constexpr const char* kLeast = "name = 'Valle'\n[boundaries]\nfile = 'm.gpkg'\n";

std::vector<std::string> lines_of(const std::string& text, Language language) {
  std::vector<std::string> lines;
  try {
    (void)read_project_text(text, "/proyecto");
  } catch (const DocumentError& error) {
    EXPECT_EQ(error.kind(), ErrorKind::usage);
    for (const auto& mistake : error.mistakes()) {
      const std::string& remedy = mistake.remedy.in(language);
      lines.push_back(mistake.where.to_string() + ": " + mistake.what.in(language) +
                      (remedy.empty() ? "" : " " + remedy));
    }
  }
  return lines;
}

/// Everything wrong with what comes after the least project, in English.
std::vector<std::string> mistakes(const std::string& rest) {
  return lines_of(kLeast + rest, Language::english);
}

using Lines = std::vector<std::string>;

TEST(Mistakes, numbers_out_of_range_are_told_before_anything_is_computed) {
  EXPECT_EQ(mistakes("[[map]]\nfile = 'a.pdf'\nvalue = 'nbi'\nclasses = -1\ndpi = -5\n"),
            (Lines{"project.toml:7:11: 'classes' is -1, expected 1 to 12",
                   "project.toml:8:7: 'dpi' is -5, expected 30 to 1200"}));
}

TEST(Mistakes, a_date_that_the_calendar_lacks_is_refused) {
  EXPECT_EQ(
      lines_of(std::string("date = \"abcd-xx-99\"\n") + kLeast, Language::english),
      (Lines{"project.toml:1:8: 'date' is 'abcd-xx-99', which is no day of the calendar Write it as 2024-12-31."}));
  for (const char* date :
       {"'2023-02-29'", "'2023-13-01'", "'2023-1-1'", "'31/12/2023'", "''", "2023", "2023-01-01T10:00:00"}) {
    EXPECT_EQ(lines_of(std::string("date = ") + date + "\n" + kLeast, Language::english).size(), 1U) << date;
  }
  EXPECT_EQ(lines_of(std::string("date = '2024-02-29'\n") + kLeast, Language::english), Lines{});
}

TEST(Mistakes, a_section_with_its_spanish_name_is_answered_with_the_right_one) {
  EXPECT_EQ(lines_of("name = 'x'\n[limites]\nfile = 'm.gpkg'\n", Language::english),
            (Lines{"project.toml:2:2: unknown section [limites] Did you mean [boundaries]?"}));
  EXPECT_EQ(lines_of("name = 'x'\n[limites]\nfile = 'm.gpkg'\n", Language::spanish),
            (Lines{"project.toml:2:2: sección desconocida [limites] ¿Quiso decir [boundaries]?"}));
}

TEST(Mistakes, names_in_spanish_are_recognised_at_any_depth) {
  EXPECT_EQ(mistakes("archivo = 'x'\n[[mapa]]\nfile = 'a.pdf'\n[[map]]\nfile = 'a.pdf'\nvalue = 'x'\nclases = 3\n"),
            (Lines{"project.toml:4:1: unknown key 'archivo' in 'boundaries' Did you mean 'file'?",
                   "project.toml:5:3: unknown section [[mapa]] Did you mean [[map]]?",
                   "project.toml:10:1: unknown key 'clases' in 'map' Did you mean 'classes'?"}));
  EXPECT_EQ(mistakes("[boundaries.columnas]\ncode = 'x'\n"),
            (Lines{"project.toml:4:13: unknown section [boundaries.columnas] Did you mean [boundaries.columns]?"}));
  EXPECT_EQ(mistakes("[landuse]\n[[landuse.capa]]\nfile = 'x'\n"),
            (Lines{"project.toml:5:11: unknown section [[landuse.capa]] Did you mean [[landuse.layer]]?"}));
}

TEST(Mistakes, upper_case_and_accents_do_not_hide_what_was_meant) {
  EXPECT_EQ(lines_of("Name = 'x'\n[boundaries]\nfile = 'm'\n", Language::english),
            (Lines{"project.toml:1:1: unknown key 'Name' Did you mean 'name'?"}));
  EXPECT_EQ(lines_of("name = 'x'\n[\"Límites\"]\nfile = 'm'\n", Language::english),
            (Lines{"project.toml:2:2: unknown section [Límites] Did you mean [boundaries]?"}));
}

TEST(Mistakes, all_of_a_file_are_told_at_once_in_its_order) {
  const std::string text =
      "idioma = 'es'\n"
      "crs = 9377\n"
      "[boundaries]\n"
      "departments = ['76', 5]\n"
      "[subregions]\n"
      "column = 'a'\n"
      "file = 'b.csv'\n"
      "[borders]\n"
      "tolerance_m = -1\n"
      "clean = 'no'\n"
      "[[borders.link]]\n"
      "from = '88001'\n"
      "[[chart]]\n"
      "file = 'a.jpg'\n"
      "kind = 'scater'\n"
      "value = 'nbi'\n"
      "[[scheme]]\n"
      "id = ''\n"
      "figure = 'pap'\n"
      "members = []\n";
  EXPECT_EQ(
      lines_of(text, Language::english),
      (Lines{"project.toml:1:1: unknown key 'idioma' Did you mean 'language'?",
             "project.toml:1:1: 'name' is missing Add 'name = ...': Name of the project, shown on every product.",
             "project.toml:2:7: 'crs' is an integer, expected a text in quotes Put it in quotes.",
             "project.toml:3:1: 'file' is missing in 'boundaries' Add 'file = ...': File with the polygons of the "
             "municipalities.",
             "project.toml:4:22: 'departments' is an integer, expected a text in quotes Put it in quotes.",
             "project.toml:5:1: subregions are given in more than one way Keep one of 'column', 'file' and "
             "[[subregions.group]].",
             "project.toml:9:15: 'tolerance_m' is -1, expected 0 to 1000",
             "project.toml:10:9: 'clean' is a text, expected true or false",
             "project.toml:11:1: 'to' is missing in 'borders.link' Add 'to = ...': Code of the other end.",
             "project.toml:11:1: 'reason' is missing in 'borders.link' Add 'reason = ...': What links them.",
             "project.toml:14:8: 'file' is 'a.jpg', which does not end in .pdf, .svg, .png",
             "project.toml:15:8: 'scater' is not a value of 'kind' Did you mean 'scatter'?",
             "project.toml:18:6: 'id' is empty Short name of the scheme",
             "project.toml:20:11: 'members' is empty Codes of its members"}));
}

TEST(Mistakes, one_error_prints_them_all) {
  try {
    (void)read_project_text("nombre = 'x'\n[limites]\nfile = 'm.gpkg'\n", "/proyecto");
    FAIL();
  } catch (const Error& error) {
    EXPECT_STREQ(error.what(),
                 "project.toml:1:1: unknown key 'nombre'\n  Did you mean 'name'?\n"
                 "project.toml:2:2: unknown section [limites]\n  Did you mean [boundaries]?");
  }
}

TEST(Mistakes, a_number_that_is_none_is_refused) {
  for (const char* number : {"nan", "inf", "-inf", "1e300", "'2'", "[2]", "{}", "true", "2020-01-01"}) {
    EXPECT_EQ(mistakes(std::string("[checks]\narea_tolerance_pct = ") + number + "\n").size(), 1U) << number;
    EXPECT_EQ(mistakes(std::string("[landuse]\nprobe_m = ") + number + "\n").size(), 1U) << number;
  }
  EXPECT_EQ(mistakes("[[chart]]\nfile = 'a.pdf'\nvalue = 'x'\nrows = 9223372036854775807\n").size(), 1U);
  EXPECT_EQ(mistakes("[[chart]]\nfile = 'a.pdf'\nvalue = 'x'\nrows = 20.0\n").size(), 1U);
  EXPECT_EQ(mistakes("[[map]]\nfile = 'a.pdf'\nvalue = 'x'\nmiddle = nan\n").size(), 1U);
  EXPECT_EQ(mistakes("[[map]]\nfile = 'a.pdf'\nvalue = 'x'\nthresholds = [1, nan, 3]\n").size(), 1U);
}

TEST(Mistakes, a_list_for_one_value_is_refused) {
  EXPECT_EQ(mistakes("layer = ['a', 'b']\n"),
            (Lines{"project.toml:4:9: 'layer' is an array, expected a text in quotes"}));
  EXPECT_EQ(lines_of("name = ['a']\n[boundaries]\nfile = ['m.gpkg']\n", Language::english).size(), 2U);
}

TEST(Mistakes, a_section_of_the_wrong_shape_is_shown_as_it_should_be) {
  EXPECT_EQ(mistakes("[map]\nfile = 'a.pdf'\n"),
            (Lines{"project.toml:4:1: 'map' is a table, expected sections [[map]]"}));
  EXPECT_EQ(mistakes("[[borders]]\nclean = true\n"),
            (Lines{"project.toml:4:1: 'borders' is an array, expected a section [borders]"}));
  EXPECT_EQ(lines_of("name = 'x'\nboundaries = 'm.gpkg'\n", Language::english),
            (Lines{"project.toml:2:14: 'boundaries' is a text, expected a section [boundaries]"}));
  EXPECT_EQ(lines_of("name = 'x'\nmap = [1, 'a']\n" + std::string(kLeast).substr(15), Language::english).size(), 2U);
}

TEST(Mistakes, what_is_no_toml_is_told_alone) {
  for (const char* text : {"[boundaries]\n[boundaries]\n", "name = 'x'\nname = 'y'\n", "name = \n", "[límites]\n"}) {
    try {
      (void)read_project_text(text, "/proyecto");
      FAIL() << text;
    } catch (const Error& error) {
      EXPECT_EQ(dynamic_cast<const DocumentError*>(&error), nullptr) << text;
      EXPECT_TRUE(error.where().line.has_value()) << text;
    }
  }
}

TEST(Mistakes, what_is_required_may_not_be_empty) {
  EXPECT_EQ(lines_of("name = ' '\n[boundaries]\nfile = ''\n", Language::english).size(), 2U);
  EXPECT_EQ(mistakes("[product]\nfile = ''\n").size(), 1U);
  EXPECT_EQ(mistakes("[[map]]\nfile = 'a.pdf'\nvalue = 'x'\nkind = ''\n").size(), 1U);
  EXPECT_EQ(mistakes("[[borders.link]]\nfrom = ''\nto = ''\nreason = ''\n").size(), 3U);
}

TEST(Mistakes, a_system_of_coordinates_looks_like_one) {
  EXPECT_EQ(
      mistakes("crs = '9377'\n"),
      (Lines{"project.toml:4:7: 'crs' is '9377', which is no coordinate reference system Give an EPSG code such as "
             "'EPSG:9377' or 'EPSG:4326'."}));
  EXPECT_EQ(mistakes("crs = 'EPSG:4326'\n"), Lines{});
}

TEST(Mistakes, outputs_do_not_replace_one_another_nor_an_input) {
  EXPECT_EQ(
      mistakes("[[map]]\nfile = 'a.pdf'\nvalue = 'x'\n[[chart]]\nfile = './b/../a.pdf'\nvalue = 'x'\n[product]\nfile = "
               "'m.gpkg'\n"),
      (Lines{"project.toml:8:8: two outputs of the project have this name; the other is in line 5 Name another file "
             "to write.",
             "project.toml:11:8: this file is read by the project in line 3, and the run would replace it Name "
             "another file to write."}));
}

TEST(Mistakes, what_a_kind_of_map_needs_is_asked_for) {
  EXPECT_EQ(mistakes("[[map]]\nfile = 'a.pdf'\n").size(), 1U);
  EXPECT_EQ(mistakes("[[map]]\nfile = 'a.pdf'\nkind = 'borders'\n"), Lines{});
  EXPECT_EQ(mistakes("[[map]]\nfile = 'a.pdf'\nvalue = 'x'\nkind = 'bivariate'\n").size(), 1U);
  EXPECT_EQ(mistakes("[[map]]\nfile = 'a.pdf'\nvalue = 'x'\nmethod = 'thresholds'\n").size(), 1U);
  EXPECT_EQ(
      mistakes("[[map]]\nfile = 'a.pdf'\nvalue = 'x'\nthresholds = [40, 20]\n"),
      (Lines{"project.toml:7:14: 'thresholds' is not in ascending order Write each break once, from low to high."}));
}

TEST(Mistakes, rules_between_keys_are_told_with_the_rest) {
  EXPECT_EQ(
      mistakes(
          "[[landuse.layer]]\nfile = 'a.gpkg'\ncolumn = 'x'\nvalue = 'y'\n[[landuse.plan]]\nact = 'x'\n"
          "[landuse.population]\nfile = 'p.csv'\ncode = 'c'\nclass = 'k'\n[[composite]]\nid = 'x'\nname = 'x'\n"
          "[[table]]\nfile = 't.csv'\nfeeds = 'idh'\n[[table]]\nfile = 'b/t.csv'\ncolumns = { local_code = 'M' }\n")
          .size(),
      8U);  // column and value; plan without municipality; half a class; no part; feeds nothing, no period; name; code
}

TEST(Mistakes, columns_of_inputs_are_read_one_by_one) {
  EXPECT_EQ(
      mistakes("[[table]]\nfile = 't.csv'\nfeeds = 'idh'\nperiod = '2018'\n[table.inputs]\nle = 5\nev = [{ column = "
               "'a', zona = 'x' }, { zone = 'urbana' }]\n"),
      (Lines{"project.toml:9:6: 'le' is an integer, expected a text in quotes Put it in quotes.",
             "project.toml:10:23: unknown key 'zona' in 'table.inputs.ev' Did you mean 'zone'?",
             "project.toml:10:37: 'column' is missing in 'table.inputs.ev' Add 'column = ...': The column.",
             "project.toml:10:46: 'urbana' is not a value of 'zone' Known: total, cabecera, resto."}));
}

TEST(Mistakes, a_rule_of_a_scheme_that_cannot_be_read_is_one_of_them) {
  const auto told = mistakes(
      "[[scheme]]\nid = 'a'\nfigure = 'pap'\nmembers = ['1']\n[[scheme.rule]]\nidd = 'x'\n[[scheme."
      "vote]]\nunit = '1'\nroll = -1\nyes = 5\nno = 1\n");
  ASSERT_GE(told.size(), 2U);
  EXPECT_EQ(told[0].substr(0, 17), "project.toml:9:1:");
}

}  // namespace
}  // namespace comarca
