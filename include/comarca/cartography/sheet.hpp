// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "comarca/base/date.hpp"
#include "comarca/base/language.hpp"
#include "comarca/cartography/map_content.hpp"

namespace comarca {

enum class Paper { a4, a3, a2, a1, a0 };
enum class Orientation { automatic, landscape, portrait };  ///< automatic: as the map is wider or taller
enum class Graticule { none, geographic, projected };

/// "a4" to "a0"; throws a usage error for anything else.
[[nodiscard]] Paper paper_size(std::string_view name);

/// What a sheet says besides its map. Empty texts leave no gap.
struct SheetText {
  std::string title;
  std::string subtitle;
  std::string source;
  std::string method;
  std::string vintage;
  std::string status;        ///< official, proxy, unverified...
  std::optional<Date> date;  ///< of the product; never the clock
};

/// The same map again in a small frame, elsewhere: islands far from the rest.
struct Inset {
  std::string title;
  Box extent;  ///< in the CRS of the map
};

/// Where the sheet lies in a larger whole.
struct Locator {
  std::shared_ptr<const Polygons> polygons;  ///< in the CRS of the map
  std::vector<std::size_t> highlighted;
  std::string title;
  /// Of polygons that are no units but all of a region each: what of them is not far. They get no outlines.
  std::optional<Box> near = std::nullopt;
};

struct Sheet {
  std::string id;  ///< names the file and the bookmark's target: a code
  SheetText text;
  Map map;
  Box extent;  ///< what the main frame shows; empty: everything in the first layer
  std::vector<Inset> insets;
  std::optional<Locator> locator;
};

struct SheetOptions {
  Paper paper = Paper::a4;
  Orientation orientation = Orientation::automatic;
  Graticule graticule = Graticule::geographic;
  Language language = Language::spanish;
  double dpi = 200;                 ///< of PNG
  std::string document_title = {};  ///< of a PDF; empty: that of the first sheet
};

/// Draws sheets into a .png, .svg or .pdf file, the same drawing in each. A PDF holds all sheets and has a bookmark
/// each; the other formats get a file a sheet, named by its id. Returns the files written.
std::vector<std::filesystem::path> write_sheets(const std::filesystem::path& path, std::span<const Sheet> sheets,
                                                const SheetOptions& options);

/// Units that lie so far from the others that they would shrink the map: their boxes, and the box of the rest.
struct FarParts {
  Box main;
  std::vector<std::vector<std::size_t>> islands;  ///< units of each far group
};
[[nodiscard]] FarParts far_parts(const Polygons& polygons);
/// Fills extent and insets of a sheet from the far parts of its layer 0; `names` by unit title the insets.
void set_island_insets(Sheet& sheet, std::span<const std::string> names);

}  // namespace comarca
