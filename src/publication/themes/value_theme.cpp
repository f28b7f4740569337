// SPDX-License-Identifier: Apache-2.0
#include <map>
#include <memory>

#include <fmt/format.h>

#include "comarca/base/error.hpp"
#include "comarca/base/text.hpp"
#include "comarca/catalog/catalog.hpp"
#include "publication/themes/map_theme.hpp"
#include "publication/themes/shared_scale.hpp"

namespace comarca {
namespace {

const ClassSpec kThirds = {ClassMethod::quantiles, 3, {}, {}};

/// Figures of the units as classes, as circles, or two of them at once.
class ValueTheme {
 public:
  explicit ValueTheme(const ThemeRequest& request)
      : request_(request),
        first_(request.reader.series(section().layer, section().value, section().period)),
        values_(with_values(request.units, first_)),
        classes_(shared_classes(request, section().value, is_bivariate() ? kThirds : spec())) {
    if (is_bivariate()) {
      second_ = request.reader.series(section().layer, section().second, section().period);
      second_values_ = with_values(request.units, second_);
      second_classes_ = shared_classes(request, section().second, kThirds);
    }
  }

  [[nodiscard]] SheetText text() const {
    SheetText text;
    text.title = first_.title;
    if (is_bivariate()) {
      text.title = fmt::format("{} {} {}", first_.title, in(request_.language, "y", "and"), second_.title);
    }
    const SheetText one = note_of(first_);
    const SheetText other = is_bivariate() ? note_of(second_) : SheetText{};
    text.source = both(one.source, other.source);
    text.method = both(both(one.method, other.method), how_drawn());
    text.vintage = both(one.vintage, other.vintage);
    text.status = both(one.status, other.status);
    return text;
  }

  [[nodiscard]] Map draw(const Members& members, const Shapes& shapes) const {
    Map map = map_of(members, *shapes);
    add_member_names(map, 0, request_.units.units, members);
    return map;
  }

 private:
  [[nodiscard]] const MapSection& section() const { return request_.section; }
  [[nodiscard]] bool is_bivariate() const { return section().kind == "bivariate"; }

  [[nodiscard]] ClassSpec spec() const {
    if (!section().published.empty()) {
      return request_.catalog.get<PublishedClasses>().get(section().published);
    }
    if (!section().thresholds.empty()) {
      return {ClassMethod::thresholds, section().thresholds.size() + 1, section().thresholds, {}};
    }
    return {class_method(section().method), section().classes, {}, {}, section().middle};
  }

  [[nodiscard]] const Palette& palette(const char* fallback) const {
    return request_.palettes.find(section().palette.empty() ? fallback : section().palette);
  }

  [[nodiscard]] Map map_of(const Members& members, const Polygons& shapes) const {
    const MapUnits shown = subset(values_, members, shapes);
    if (section().kind == "symbols") {
      return proportional_symbols(shown, {.legend_title = first_.legend_title(),
                                          .largest = shared_largest(request_, section().value),
                                          .language = request_.language});
    }
    if (is_bivariate()) {
      return bivariate(shown, subset(second_values_, members).units,
                       {first_.legend_title(), second_.legend_title(), classes_, second_classes_, palette("rosa-azul"),
                        request_.language});
    }
    return choropleth(shown, {first_.legend_title(), classes_, fills(), request_.language});
  }

  [[nodiscard]] std::vector<Fill> fills() const {
    const Palette& chosen = palette(section().middle ? "morado-naranja" : "naranjas");
    if (section().middle && chosen.kind != PaletteKind::diverging) {
      std::vector<std::string> diverging;
      for (const auto& other : request_.palettes.list()) {
        if (other.kind == PaletteKind::diverging) {
          diverging.push_back(other.id);
        }
      }
      throw usage_error(fmt::format("palette '{}' has no middle to be split at", chosen.id), {},
                        fmt::format("Choose a diverging one: {}. Or leave out the middle.", join(diverging, ", ")));
    }
    return class_fills(classes_, chosen, section().middle);
  }

  /// What a sheet says of a figure: a variable of a table is as its source gives it, a column says what it is, and
  /// comes from where its layer does.
  [[nodiscard]] SheetText note_of(const FigureSeries& series) const {
    SheetText text;
    text.source = series.source;
    text.method = series.method;
    text.vintage = series.vintage;
    text.status = series.status;
    if (text.source.empty() && text.vintage.empty()) {
      const SheetText layer = layer_note(request_.reader, section().layer, request_.language);
      text.source = layer.source;
      text.vintage = layer.vintage;
    }
    if (text.status.empty()) {
      text.status = series.source.empty() ? in(request_.language, "calculado de la fuente", "computed from its source")
                                          : in(request_.language, "como lo da la fuente", "as its source gives it");
    }
    return text;
  }

  /// How the values became classes or circles.
  [[nodiscard]] std::string how_drawn() const {
    if (section().kind == "symbols") {
      return in(request_.language, "círculos de área proporcional al valor",
                "circles of area in proportion to the value");
    }
    if (is_bivariate()) {
      return Text{"cuantiles", "quantiles"}.in(request_.language);
    }
    if (!section().published.empty() || !section().thresholds.empty()) {
      return {};
    }
    static const std::map<std::string, Text> kMethods = {
        {"jenks", {"clases de Jenks", "Jenks classes"}},
        {"quantiles", {"cuantiles", "quantiles"}},
        {"equal", {"intervalos iguales", "equal intervals"}},
        {"standard-deviation", {"desviaciones estándar", "standard deviations"}},
        {"thresholds", {"", ""}}};
    return kMethods.at(section().method).in(request_.language);
  }

  ThemeRequest request_;
  FigureSeries first_;
  FigureSeries second_;
  MapUnits values_;
  MapUnits second_values_;
  Classes classes_;
  Classes second_classes_;
};

}  // namespace

MapTheme value_theme(const ThemeRequest& request) {
  if (request.section.kind == "bivariate" && request.section.second.empty()) {
    throw usage_error("a bivariate map needs a second figure", {}, "Give the one that goes upwards.");
  }
  const auto theme = std::make_shared<const ValueTheme>(request);
  return {theme->text(),
          [theme](const Members& members, const Shapes& shapes) { return theme->draw(members, shapes); }};
}

}  // namespace comarca
