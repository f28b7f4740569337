// SPDX-License-Identifier: Apache-2.0
#include "comarca/cartography/report.hpp"

#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <iterator>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "cartography/report/page_flow.hpp"
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
          "2024-12-31",
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
  EXPECT_TRUE(has(html, "src=\"data:image/svg+xml;base64,"));
}

TEST(ReportHtml, it_can_be_read_without_seeing_it) {
  const std::string html = report_html(small_report());
  for (const auto* part : {"<html lang=\"es\">", "<h1>Un informe</h1>", "<h2 id=\"resumen\">Resumen</h2>",
                           "<caption>Cifras</caption>", "<th scope=\"col\" class=\"n\">", "<th scope=\"row\">",
                           "alt=\"Mapa de prueba\"", "alt=\"Gráfico de prueba\"", "<a href=\"#figuras\">"}) {
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
