// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <functional>
#include <map>
#include <memory>
#include <set>
#include <utility>

#include <fmt/format.h>

#include "comarca/cartography/layer_style.hpp"
#include "comarca/catalog/catalog.hpp"
#include "publication/themes/map_theme.hpp"

namespace comarca {
namespace {

/// "cumple_con_advertencias" as people read it.
std::string in_words(std::string value) {
  std::ranges::replace(value, '_', ' ');
  if (!value.empty() && value[0] >= 'a' && value[0] <= 'z') {
    value[0] = static_cast<char>(value[0] - 'a' + 'A');
  }
  return value;
}

/// What the style of a layer calls each value of a column, and how it draws it.
std::map<std::string, Category> categories_in_style(const ThemeRequest& request) {
  std::map<std::string, Category> found;
  for (const StyleFile& file : request.catalog.get<StyleFiles>().list) {
    if (file.model.layer != request.section.layer) {
      continue;
    }
    for (const StyleRule& rule : file.model.rules) {
      for (const Condition& condition : rule.conditions) {
        if (condition.field == request.section.value && condition.kind == Condition::Kind::is &&
            condition.words.size() == 1) {
          Category category{rule.label.in(request.language), rule.fill.value_or(missing_fill())};
          category.fill.opacity = rule.opacity;
          found.emplace(condition.words.front(), std::move(category));
        }
      }
    }
  }
  return found;
}

/// The categories of a column. Features of a theme that has no value in it at all speak of something else: they lie
/// over the others and are left out, and the legend says so.
class CategoryTheme {
 public:
  explicit CategoryTheme(const ThemeRequest& request)
      : request_(request),
        features_(request.reader.table(request.section.layer)),
        category_of_(request.reader.texts(request.section.layer, request.section.value)) {
    std::set<std::string> values(category_of_.begin(), category_of_.end());
    values.erase("");
    categories_.assign(values.begin(), values.end());
    list_ = named_and_colored();
    for (std::size_t row = 0; row < category_of_.size(); ++row) {
      if (!category_of_[row].empty()) {
        themes_.insert(theme_of(row));
      }
    }
  }

  [[nodiscard]] Map draw(const Members& members, const Shapes& shapes) const {
    Members shown;
    std::map<std::string, std::size_t> left_out;
    for (const std::size_t member : members) {
      if (themes_.empty() || themes_.contains(theme_of(member))) {
        shown.push_back(member);
      } else {
        ++left_out[theme_of(member)];
      }
    }
    if (!shows_units()) {
      put_small_on_large(shown);
    }
    Map map = categories(subset(request_.units.units, shown, *shapes), indices(shown), list_,
                         {legend_title(), request_.language});
    map.legend.note = note(left_out);
    add_member_names(map, 0, request_.units.units, shown);
    if (!shows_units()) {
      put_on_municipalities(map, members);
    }
    return map;
  }

  /// Units tile the ground; the features of any other layer may overlap and leave gaps.
  [[nodiscard]] bool shows_units() const {
    const std::string& layer = request_.section.layer;
    return level_of_layer(layer).has_value();
  }

  /// Of the column, and of its layer unless that is the municipalities.
  [[nodiscard]] std::string title() const {
    const std::string& layer = request_.section.layer;
    return layer == contract().municipalities.layer_name()
               ? legend_title()
               : fmt::format("{}: {}", request_.reader.layer_name(layer).title, legend_title());
  }

 private:
  /// As the style of the layer has them when it knows every one, unless a palette is asked for.
  [[nodiscard]] std::vector<Category> named_and_colored() const {
    const auto styled = categories_in_style(request_);
    const bool all = std::ranges::all_of(categories_, [&](const auto& value) { return styled.contains(value); });
    const auto fills = category_fills(palette(), categories_.size());
    std::vector<Category> list;
    for (std::size_t i = 0; i < categories_.size(); ++i) {
      const auto named = styled.find(categories_[i]);
      const bool as_styled = all && request_.section.palette.empty();
      list.push_back({named == styled.end() ? in_words(categories_[i]) : named->second.label,
                      as_styled ? named->second.fill : fills[i]});
    }
    return list;
  }

  [[nodiscard]] const Palette& palette() const {
    return request_.palettes.find(request_.section.palette.empty() ? "contraste" : request_.section.palette);
  }

  /// One layer may hold features that speak of different things, as the land by the plans does.
  [[nodiscard]] std::string theme_of(std::size_t row) const {
    return text_of(features_, contract().land.theme.name(), row);
  }

  [[nodiscard]] std::string legend_title() const {
    return request_.reader.column_name(request_.section.layer, request_.section.value).title;
  }

  [[nodiscard]] std::vector<std::uint32_t> indices(const Members& members) const {
    std::vector<std::uint32_t> of;
    for (const std::size_t member : members) {
      const auto found = std::ranges::find(categories_, category_of_[member]);
      of.push_back(found == categories_.end() ? kUnfilled : static_cast<std::uint32_t>(found - categories_.begin()));
    }
    return of;
  }

  [[nodiscard]] std::string note(const std::map<std::string, std::size_t>& left_out) const {
    std::string themes;
    for (const auto& [theme, count] : left_out) {
      themes += fmt::format("{}{} ({})", themes.empty() ? "" : ", ", theme, count);
    }
    if (themes.empty()) {
      return request_.units.units.units.empty() ? Text{"Sin elementos", "No features"}.in(request_.language) : "";
    }
    return in(request_.language,
              "No se dibujan los elementos de otros temas: ", "Features of other themes are not drawn: ") +
           themes;
  }

  /// What has no category lies under what has one.
  void put_small_on_large(Members& shown) const {
    const Polygons& polygons = *request_.units.units.polygons;
    std::ranges::stable_sort(shown, std::greater{}, [&](std::size_t member) {
      return std::pair(category_of_[member].empty(), planar_area(polygons, member));
    });
  }

  /// Under the features the municipalities they lie in, which the map is fitted to, with their names if the features
  /// have none.
  void put_on_municipalities(Map& map, const Members& members) const {
    std::set<std::string> codes;
    for (const std::size_t member : members) {
      codes.insert(request_.units.units.units[member].code);
    }
    const ProductUnits municipalities = map_units(request_.reader, contract().municipalities);
    Members around;
    Members all;
    for (std::size_t i = 0; i < municipalities.units.units.size(); ++i) {
      all.push_back(i);
      if (codes.contains(municipalities.units.units[i].code)) {
        around.push_back(i);
      }
    }
    around = around.empty() ? all : around;
    const auto polygons = subset(municipalities.units, around).polygons;
    const Stroke outline = {{60, 55, 50}, 0.25, {}};
    for (MapLabel& label : map.labels) {
      ++label.layer;
    }
    map.polygons.insert(
        map.polygons.begin(),
        {polygons, std::vector<std::uint32_t>(around.size(), 0), {{{250, 248, 243}, Hatch::none, {}}}, outline, true});
    map.polygons.push_back({polygons, std::vector<std::uint32_t>(around.size(), kUnfilled), {}, outline});
    if (map.labels.empty()) {
      add_member_names(map, 0, municipalities.units, around);
    }
  }

  ThemeRequest request_;
  const VectorLayer& features_;
  std::vector<std::string> category_of_;
  std::vector<std::string> categories_;
  std::vector<Category> list_;
  std::set<std::string> themes_;  ///< that have a value in the column
};

}  // namespace

MapTheme category_theme(const ThemeRequest& request) {
  const auto theme = std::make_shared<const CategoryTheme>(request);
  SheetText text = layer_note(request.reader, request.section.layer, request.language);
  text.title = theme->title();
  if (theme->shows_units()) {
    text.method = request.reader.column_name(request.section.layer, request.section.value).description;
  }
  return {text, [theme](const Members& members, const Shapes& shapes) { return theme->draw(members, shapes); },
          theme->shows_units()};
}

}  // namespace comarca
