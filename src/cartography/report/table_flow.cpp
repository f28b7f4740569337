// SPDX-License-Identifier: Apache-2.0
#include "cartography/report/table_flow.hpp"

#include <algorithm>
#include <numeric>

#include "cartography/report/report_options.hpp"

namespace comarca {
namespace {

constexpr double kPadding = 1.2;
constexpr double kLeastColumn = 11;
constexpr Color kRule = {200, 200, 196};

TextStyle cell_style(Weight weight) {
  return {.size_mm = 2.15, .weight = weight};
}

class TableFlow {
 public:
  TableFlow(PageFlow& flow, const ReportTable& table) : flow_(flow), table_(table) {
    for (std::size_t column = 0; column < table.columns.size(); ++column) {
      numeric_.push_back(
          std::ranges::any_of(table.rows, [&](const auto& row) { return row[column].number.has_value(); }));
    }
    fit_columns();
  }

  void write() {
    const TextStyle caption{.size_mm = 2.5, .weight = Weight::bold, .width_mm = kReportTextWidth};
    const double height = flow_.measure().measure(table_.caption, caption).height + 1;
    // A caption is never left alone at the foot of a page.
    if (!flow_.has_room(height + 25)) {
      flow_.new_page();
    }
    const Point corner = flow_.place(height);
    flow_.draw([corner, caption, text = table_.caption](Canvas& canvas) { canvas.write(corner, text, caption); });
    write_row(table_.columns, Weight::bold);
    for (const auto& row : table_.rows) {
      std::vector<std::string> texts;
      std::ranges::transform(row, std::back_inserter(texts), &ReportCell::text);
      if (!flow_.has_room(row_height(texts, Weight::normal))) {
        flow_.new_page();
        write_row(table_.columns, Weight::bold);
      }
      write_row(texts, Weight::normal);
    }
    flow_.skip(3);
  }

 private:
  /// As wide as the widest text of each; what is too much is taken from the widest columns, whose texts break.
  void fit_columns() {
    for (std::size_t column = 0; column < table_.columns.size(); ++column) {
      double width = flow_.measure().measure(table_.columns[column], cell_style(Weight::bold)).width;
      width = numeric_[column] ? std::min(width, 20.0) : width;
      for (const auto& row : table_.rows) {
        width = std::max(width, flow_.measure().measure(row[column].text, cell_style(Weight::normal)).width);
      }
      widths_.push_back(std::max(width, kLeastColumn - 2 * kPadding) + 2 * kPadding);
    }
    double total = std::accumulate(widths_.begin(), widths_.end(), 0.0);
    while (total > kReportTextWidth) {
      auto widest = std::ranges::max_element(widths_);
      if (*widest <= kLeastColumn) {
        std::ranges::fill(widths_, kReportTextWidth / static_cast<double>(widths_.size()));
        return;
      }
      const double less = std::min({total - kReportTextWidth, 1.0, *widest - kLeastColumn});
      *widest -= less;
      total -= less;
    }
    // The room that is left goes to the columns of words, or to all when there are none.
    const auto words = static_cast<double>(std::ranges::count(numeric_, false));
    for (std::size_t column = 0; column < widths_.size(); ++column) {
      if (words == 0 || !numeric_[column]) {
        widths_[column] += (kReportTextWidth - total) / (words == 0 ? static_cast<double>(widths_.size()) : words);
      }
    }
  }

  [[nodiscard]] TextStyle style_of(std::size_t column, Weight weight) const {
    TextStyle style = cell_style(weight);
    style.width_mm = widths_[column] - 2 * kPadding;
    style.align = numeric_[column] ? Align::right : Align::left;
    return style;
  }

  [[nodiscard]] double row_height(const std::vector<std::string>& texts, Weight weight) {
    double height = 0;
    for (std::size_t column = 0; column < texts.size(); ++column) {
      height = std::max(height, flow_.measure().measure(texts[column], style_of(column, weight)).height);
    }
    return height + kPadding;
  }

  void write_row(const std::vector<std::string>& texts, Weight weight) {
    const double height = row_height(texts, weight);
    const Point corner = flow_.place(height);
    double x = corner.x;
    for (std::size_t column = 0; column < texts.size(); ++column) {
      flow_.draw([at = Point{x + kPadding, corner.y + kPadding / 2}, text = texts[column],
                  style = style_of(column, weight)](Canvas& canvas) { canvas.write(at, text, style); });
      x += widths_[column];
    }
    const double width = weight == Weight::bold ? 0.35 : 0.12;
    flow_.draw([=](Canvas& canvas) {
      const double y = corner.y + height;
      canvas.stroke_line({corner.x, y}, {corner.x + kReportTextWidth, y}, {kRule, width, {}});
    });
  }

  PageFlow& flow_;
  const ReportTable& table_;
  std::vector<bool> numeric_;
  std::vector<double> widths_;
};

}  // namespace

void flow_table(PageFlow& flow, const ReportTable& table) {
  TableFlow(flow, table).write();
}

}  // namespace comarca
