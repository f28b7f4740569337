// SPDX-License-Identifier: Apache-2.0
#include "comarca/cartography/palette.hpp"

#include "comarca/base/error.hpp"
#include "comarca/base/text.hpp"
#include "comarca/catalog/catalog.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <utility>

#include "cartography/color/hex.hpp"

namespace comarca {
namespace {

const std::vector<std::string> kKinds = {"sequential", "diverging", "qualitative", "bivariate"};

/// The colour at `position` (0 to 1) along the anchors.
Color along(const std::vector<Color>& anchors, double position) {
  const double place = position * static_cast<double>(anchors.size() - 1);
  const auto index = std::min(static_cast<std::size_t>(place), anchors.size() - 2);
  return blended(anchors[index], anchors[index + 1], place - static_cast<double>(index));
}

/// How different two colours look to the eye that tells them apart worst.
double least_difference(Color one, Color other) {
  double least = color_difference(one, other);
  for (const Vision vision : {Vision::protan, Vision::deutan}) {
    least = std::min(least, color_difference(as_seen(one, vision), as_seen(other, vision)));
  }
  return least;
}

/// The anchors, then lighter and darker shades of them, each time the one that differs most from all before it.
std::vector<Color> categories(const std::vector<Color>& anchors) {
  constexpr Color kWhite = {255, 255, 255};
  constexpr Color kBlack = {0, 0, 0};
  std::vector<Color> shades;
  for (const auto& [toward, share] :
       {std::pair(kWhite, 0.3), {kWhite, 0.45}, {kWhite, 0.6}, {kBlack, 0.3}, {kBlack, 0.5}}) {
    for (const Color anchor : anchors) {
      shades.push_back(blended(anchor, toward, share));
    }
  }
  std::vector<Color> chosen = anchors;
  while (chosen.size() < Palette::kDistinctCategories) {
    const auto standing_out = [&](Color shade) {
      double nearest = std::numeric_limits<double>::infinity();
      for (const Color other : chosen) {
        nearest = std::min(nearest, least_difference(shade, other));
      }
      return nearest;
    };
    chosen.push_back(*std::ranges::max_element(shades, {}, standing_out));
  }
  return chosen;
}

Palette read_palette(const Table& table) {
  Palette palette;
  palette.id = table.required("id").text();
  palette.name = table.required("name").bilingual();
  const std::string kind = table.required("kind").one_of(kKinds);
  palette.kind = static_cast<PaletteKind>(std::ranges::find(kKinds, kind) - kKinds.begin());
  palette.source = table.required("source").text();
  const auto colors = table.required("colors");
  for (const auto& value : colors.array()) {
    palette.anchors.push_back(read_color(value));
  }
  const bool right_number =
      palette.kind == PaletteKind::bivariate ? palette.anchors.size() == 9 : palette.anchors.size() > 1;
  if (!right_number) {
    throw colors.error(fmt::format("a {} palette cannot have {} colours", kind, palette.anchors.size()),
                       "Give nine to a bivariate palette, two or more to any other.");
  }
  table.finish();
  return palette;
}

}  // namespace

std::vector<Color> Palette::colors(std::size_t count) const {
  const bool qualitative = kind == PaletteKind::qualitative && count > anchors.size();
  const std::vector<Color> cycle = qualitative ? categories(anchors) : anchors;
  std::vector<Color> result;
  for (std::size_t i = 0; i < count; ++i) {
    if (kind == PaletteKind::qualitative || kind == PaletteKind::bivariate) {
      result.push_back(cycle[i % cycle.size()]);
      continue;
    }
    // One class alone gets a middle tone: an end would look like a judgement.
    result.push_back(along(anchors, count == 1 ? 0.4 : static_cast<double>(i) / static_cast<double>(count - 1)));
  }
  return result;
}

std::vector<Color> Palette::colors_around(std::size_t below, std::size_t above) const {
  std::vector<Color> result;
  const double steps = static_cast<double>(std::max(below, above));
  for (std::size_t i = below; i > 0; --i) {
    result.push_back(along(anchors, 0.5 - 0.5 * static_cast<double>(i) / steps));
  }
  for (std::size_t i = 1; i <= above; ++i) {
    result.push_back(along(anchors, 0.5 + 0.5 * static_cast<double>(i) / steps));
  }
  return result;
}

Color Palette::neutral() const {
  return along(anchors, 0.5);
}

Palettes Palettes::read(const Catalog& catalog) {
  Palettes palettes;
  for (const auto& file : catalog.files(DefinitionKind::style, "palettes.toml")) {
    const Table root = Document::from_file(file.path).root();
    std::vector<Palette> list;
    for (const auto& table : root.tables("palette")) {
      list.push_back(read_palette(table));
    }
    root.finish();
    lay_over(palettes.list_, std::move(list), &Palette::id);
  }
  return palettes;
}

const Palette& Palettes::find(const std::string& id) const {
  std::vector<std::string> ids;
  for (const auto& palette : list_) {
    if (palette.id == id) {
      return palette;
    }
    ids.push_back(palette.id);
  }
  throw usage_error(fmt::format("there is no palette '{}'", id), {}, suggestion(id, ids));
}

}  // namespace comarca
