// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>
#include <map>
#include <numbers>
#include <utility>

#include <fmt/format.h>

#include "cartography/chart/row_frame.hpp"
#include "comarca/cartography/numbers.hpp"

namespace comarca {
namespace {

constexpr double kRow = 6.4;
constexpr double kBox = 3.6;
constexpr double kDot = 0.75;            // radius
constexpr std::size_t kLeastForBox = 4;  // quartiles of fewer values would say nothing

struct Group {
  std::string name;
  std::vector<double> values;  ///< ascending
  std::size_t without = 0;     ///< units that have no figure
};

/// Between the two values nearest to a share of the way, as most statistical programs do (type 7 of Hyndman and Fan).
double quantile(const std::vector<double>& sorted, double share) {
  const double place = share * static_cast<double>(sorted.size() - 1);
  const auto below = static_cast<std::size_t>(std::floor(place));
  const std::size_t above = std::min(below + 1, sorted.size() - 1);
  return sorted[below] + (place - static_cast<double>(below)) * (sorted[above] - sorted[below]);
}

std::vector<Group> groups_of(const Chart& chart, Language language) {
  std::map<std::string, Group> by_name;
  for (const ChartUnit& unit : chart.units) {
    Group& group = by_name[unit.group];
    group.name = unit.group.empty() ? in(language, "(ninguna)", "(none)") : unit.group;
    if (is_shown(unit, chart.kind)) {
      group.values.push_back(*unit.unit.value);
    } else {
      ++group.without;
    }
  }
  std::vector<Group> groups;
  for (auto& [name, group] : by_name) {
    std::ranges::sort(group.values);
    groups.push_back(std::move(group));
  }
  std::ranges::stable_sort(groups, [](const Group& left, const Group& right) {
    if (left.values.empty() || right.values.empty()) {
      return left.values.size() > right.values.size();
    }
    return quantile(left.values, 0.5) > quantile(right.values, 0.5);
  });
  return groups;
}

std::vector<std::size_t> positions(std::size_t count) {
  std::vector<std::size_t> all(count);
  for (std::size_t i = 0; i < count; ++i) {
    all[i] = i;
  }
  return all;
}

/// A line for each group, with its units as dots over a box of the quartiles; the highest median on top.
class Distribution : public ChartPart {
 public:
  Distribution(const Chart& chart, Language language)
      : chart_(chart),
        groups_(groups_of(chart, language)),
        choice_(choose_rows(positions(groups_.size()), std::min<std::size_t>(chart.most_rows, 33))),
        frame_(choice_, texts(language), kRow, language) {}

  [[nodiscard]] double height() const override { return frame_.height(); }

  void draw(Canvas& canvas, const Rectangle& place) override {
    std::vector<double> reach;
    for (const std::size_t index : choice_.shown) {
      reach.insert(reach.end(), groups_[index].values.begin(), groups_[index].values.end());
    }
    ValueAxis axis(reach, AxisStart::values, 6);
    frame_.draw(canvas, place, axis, chart_.reference);
    for (std::size_t row = 0; row < choice_.shown.size(); ++row) {
      draw_group(canvas, axis, groups_[choice_.shown[row]].values, frame_.middle(row));
    }
  }

 private:
  static void draw_group(Canvas& canvas, const ValueAxis& axis, const std::vector<double>& values, double middle) {
    if (values.size() >= kLeastForBox) {
      const double low = axis.to_paper(quantile(values, 0.25));
      const double high = axis.to_paper(quantile(values, 0.75));
      canvas.fill_rectangle({low, middle - kBox / 2, high - low, kBox}, {222, 229, 235});
      canvas.stroke_rectangle({low, middle - kBox / 2, high - low, kBox}, {kChartGrey, 0.15, {}});
    }
    cairo_t* const cr = canvas.context();
    for (const double value : values) {
      cairo_new_path(cr);
      cairo_arc(cr, axis.to_paper(value), middle, kDot, 0, 2 * std::numbers::pi);
      canvas.set_color(kChartValue, 0.75);
      cairo_fill_preserve(cr);
      canvas.set_stroke({{255, 255, 255}, 0.12, {}});
      cairo_stroke(cr);
    }
    if (!values.empty()) {
      const double median = axis.to_paper(quantile(values, 0.5));
      canvas.stroke_line({median, middle - kBox / 2}, {median, middle + kBox / 2}, {kChartInk, 0.5, {}});
    }
  }

  [[nodiscard]] RowTexts texts(Language language) const {
    RowTexts texts{chart_.value_title, in(language, "mediana (n)", "median (n)"), {}, {}};
    std::vector<double> medians;
    for (const std::size_t index : choice_.shown) {
      medians.push_back(groups_[index].values.empty() ? 0 : quantile(groups_[index].values, 0.5));
    }
    const int decimals = reading_decimals(medians);
    for (std::size_t row = 0; row < choice_.shown.size(); ++row) {
      const Group& group = groups_[choice_.shown[row]];
      texts.names.push_back(group.name);
      std::string value = group.values.empty() ? "—" : number_text(medians[row], decimals, language);
      value += fmt::format(" ({})", group.values.size());
      texts.values.push_back(group.without == 0 ? value : fmt::format("{} +{}?", value, group.without));
    }
    return texts;
  }

  const Chart& chart_;
  std::vector<Group> groups_;
  RowChoice choice_;
  RowFrame frame_;
};

}  // namespace

std::unique_ptr<ChartPart> distribution_part(const Chart& chart, Language language) {
  return std::make_unique<Distribution>(chart, language);
}

}  // namespace comarca
