// SPDX-License-Identifier: Apache-2.0
#include "comarca/cartography/palette.hpp"

#include "comarca/base/error.hpp"
#include "comarca/base/text.hpp"
#include "comarca/catalog/document.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace comarca {
namespace {

const std::vector<std::string> kKinds = {"sequential", "diverging", "qualitative", "bivariate"};

/// The colour at `position` (0 to 1) along the anchors.
Color along(const std::vector<Color>& anchors, double position) {
  const double place = position * static_cast<double>(anchors.size() - 1);
  const auto index = std::min(static_cast<std::size_t>(place), anchors.size() - 2);
  return blended(anchors[index], anchors[index + 1], place - static_cast<double>(index));
}

Color category(const std::vector<Color>& anchors, std::size_t index) {
  const Color base = anchors[index % anchors.size()];
  const auto round = static_cast<double>(index / anchors.size());
  return blended(base, {255, 255, 255}, 1 - std::pow(0.6, round));
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
    try {
      palette.anchors.push_back(color_from_hex(value.text()));
    } catch (const Error& mistake) {
      throw value.error(mistake.message(), mistake.remedy());
    }
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
  std::vector<Color> result;
  for (std::size_t i = 0; i < count; ++i) {
    if (kind == PaletteKind::qualitative || kind == PaletteKind::bivariate) {
      result.push_back(category(anchors, i));
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

Palettes Palettes::read(const std::filesystem::path& styles_folder) {
  const auto document = Document::from_file(styles_folder / "palettes.toml");
  Palettes palettes;
  const Table root = document.root();
  for (const auto& table : root.tables("palette")) {
    palettes.list_.push_back(read_palette(table));
  }
  root.finish();
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
