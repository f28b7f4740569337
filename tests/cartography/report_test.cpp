// SPDX-License-Identifier: Apache-2.0
#include "comarca/cartography/report.hpp"

#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "cartography/report/page_flow.hpp"
#include "cartography/report/svg_path.hpp"
#include "cartography/support/grid_map.hpp"
#include "comarca/base/error.hpp"

namespace comarca {
namespace {

namespace fs = std::filesystem;

Report small_report() {
  Sheet sheet;
  sheet.id = "a";
  sheet.text.title = "Un mapa";
  sheet.map = grid_choropleth({"AAB", "ACB"}, {{'A', 1}, {'B', 2}});
  Chart chart;
  chart.text.title = "Un gráfico";
  chart.units.push_back({.unit = {.code = "1", .name = "Uno", .value = 3}});
  ReportTable table{"Cifras", {"Municipio", "Valor"}, {{{"Uno & dos"}, {"1.234,5", 1234.5}}, {{"Tres"}, {"—"}}}};
  return {"Un informe",
          "De prueba",
          Date::of(2024, 12, 31),
          Language::spanish,
          {{"resumen", "Resumen", {ReportParagraph{"Un <párrafo>."}, ReportList{{"Una cosa"}}, std::move(table)}},
           {"figuras", "Figuras", {ReportFigure{sheet, "Mapa de prueba"}, ReportFigure{chart, "Gráfico de prueba"}}}}};
}

bool has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

TEST(ReportHtml, it_needs_nothing_but_itself) {
  const std::string html = report_html(small_report());
  for (const auto* link : {"http://", "https://", "<link", "src=\"//", "@import"}) {
    EXPECT_FALSE(has(html, link)) << link;
  }
  EXPECT_TRUE(has(html, "<figure><svg role=\"img\""));
}

/// What an attribute holds, each time it occurs.
std::vector<std::string> attribute_values(const std::string& html, const std::string& begin) {
  std::vector<std::string> values;
  for (std::size_t at = html.find(begin); at != std::string::npos; at = html.find(begin, at + 1)) {
    const std::size_t from = at + begin.size();
    values.push_back(html.substr(from, html.find_first_of("\")", from) - from));
  }
  return values;
}

TEST(ReportHtml, every_reference_of_a_drawing_finds_one_thing) {
  Report report = small_report();
  report.sections[1].blocks.push_back(report.sections[1].blocks[0]);
  const std::string html = report_html(report);
  const auto ids = attribute_values(html, " id=\"");
  const std::set<std::string> different(ids.begin(), ids.end());
  EXPECT_EQ(different.size(), ids.size()) << "an id is given twice";
  for (const auto* reference : {" href=\"#", "url(#"}) {
    const auto used = attribute_values(html, reference);
    EXPECT_FALSE(used.empty());
    for (const auto& id : used) {
      EXPECT_TRUE(different.contains(id)) << reference << id;
    }
  }
}

TEST(ReportHtml, what_two_figures_draw_alike_is_kept_once) {
  Report report = small_report();
  const std::string once = report_html(report);
  report.sections[1].blocks.push_back(report.sections[1].blocks[0]);
  const std::string twice = report_html(report);
  const auto shapes = attribute_values(once, "<path id=\"s");
  EXPECT_GT(shapes.size(), 20U) << "letters and municipalities";
  EXPECT_EQ(attribute_values(twice, "<path id=\"s"), shapes) << "the second figure brought shapes of its own";
}

TEST(ShortPath, steps_of_a_hundredth_say_the_same) {
  // By hand: 3.85 - 1.26 = 2.59; 0 + 11.15 up; a last move that nothing follows is no part of the drawing.
  EXPECT_EQ(short_path("M 1.26 -11.15 L 3.85 -11.15 L 3.85 0 L 1.26 0 Z M 2.73 -14.18 "),
            "m1.26-11.15 2.59 0 0 11.15-2.59 0z");
  EXPECT_EQ(short_path("M 0 0 C 1 0 2 1.054 2 2 M 5 5 L 5.5 5"), "m0 0c1 0 2 1.05 2 2m3 3 .5 0");
  // After Z the pen is back at the begin of the ring, (1, 1).
  EXPECT_EQ(short_path("M 1 1 L 2 1 L 2 2 Z M 4 4 L 5 4"), "m1 1 1 0 0 1zm3 3 1 0");
  EXPECT_EQ(short_path("M 0 0 Q 1 1 2 2"), "M 0 0 Q 1 1 2 2");
  EXPECT_EQ(short_path("M 0 0 L 1"), "M 0 0 L 1");
}

TEST(ShortPath, errors_of_rounding_do_not_add_up) {
  std::string data = "M 0 0";
  for (int i = 1; i <= 1000; ++i) {
    data += fmt::format(" L {:.6f} 0", i * 0.004);
  }
  std::string path = short_path(data);
  double end = 0;
  for (std::size_t at = path.find(' ', 5); at != std::string::npos && at + 1 < path.size();
       at = path.find(' ', at + 1)) {
    end += path[at + 1] == '.' ? std::stod(path.substr(at + 1)) : 0;
  }
  EXPECT_NEAR(end, 4.0, 0.005);  // 1000 steps of 0.004, to half a hundredth
}

TEST(ReportHtml, it_can_be_read_without_seeing_it) {
  const std::string html = report_html(small_report());
  for (const auto* part :
       {"<html lang=\"es\">", "<h1>Un informe</h1>", "<h2 id=\"resumen\">Resumen</h2>", "<caption>Cifras</caption>",
        "<th scope=\"col\" class=\"n\">", "<th scope=\"row\">", "aria-label=\"Mapa de prueba\"",
        "aria-label=\"Gráfico de prueba\"", "<a href=\"#figuras\">"}) {
    EXPECT_TRUE(has(html, part)) << part;
  }
}

TEST(ReportHtml, text_is_never_markup_and_numbers_carry_their_value) {
  const std::string html = report_html(small_report());
  EXPECT_TRUE(has(html, "<p>Un &lt;párrafo&gt;.</p>"));
  EXPECT_TRUE(has(html, ">Uno &amp; dos</th>"));
  EXPECT_TRUE(has(html, "<td class=\"n\" data-v=\"1234.5\">1.234,5</td>"));
}

class ReportFiles : public testing::Test {
 protected:
  void SetUp() override {
    folder_ = fs::temp_directory_path() / fmt::format("comarca_report_{}", ::getpid());
    fs::create_directories(folder_);
  }
  void TearDown() override { fs::remove_all(folder_); }

  [[nodiscard]] std::string bytes(const std::string& name) const {
    std::ifstream file(folder_ / name, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
  }

  fs::path folder_;
};

TEST_F(ReportFiles, a_name_without_extension_gives_both_and_the_same_bytes_again) {
  EXPECT_EQ(write_report(folder_ / "uno", small_report()).size(), 2U);
  write_report(folder_ / "dos", small_report());
  EXPECT_EQ(bytes("uno.pdf").substr(0, 5), "%PDF-");
  EXPECT_TRUE(bytes("uno.pdf") == bytes("dos.pdf"));
  EXPECT_TRUE(bytes("uno.html") == bytes("dos.html"));
  EXPECT_TRUE(has(bytes("uno.pdf"), "/FontFile")) << "fonts are embedded";
  EXPECT_TRUE(has(bytes("uno.pdf"), "/Outlines")) << "sections are bookmarks";
}

TEST_F(ReportFiles, another_format_is_refused_and_nothing_is_written) {
  EXPECT_THROW(write_report(folder_ / "uno.docx", small_report()), Error);
  EXPECT_TRUE(fs::is_empty(folder_));
}

TEST(PageFlow, what_does_not_fit_goes_to_the_next_page_and_sheets_come_between) {
  PageFlow flow;
  flow.place(200);
  flow.add_sheet({297, 210, "", "Mapa", {}}, [](Canvas&) {});
  EXPECT_EQ(flow.pages().size(), 1U);
  flow.place(100);
  flow.finish("Un informe");
  ASSERT_EQ(flow.pages().size(), 3U);
  EXPECT_EQ(flow.pages()[1].title, "Mapa");
}

}  // namespace
}  // namespace comarca
