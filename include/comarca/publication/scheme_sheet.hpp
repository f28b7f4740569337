// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "comarca/cartography/report.hpp"
#include "comarca/geometry/polygons.hpp"
#include "comarca/schemes/report.hpp"

namespace comarca {

/// A file behind a verdict, as its sheet cites it.
struct CitedFile {
  std::string file;
  std::string title;
  std::string vintage;
  std::string licence;
  std::string citation;
};

/// The ground of a verdict, whoever knows it: the polygons of municipalities, and the files that they come from.
struct VerdictGround {
  Polygons polygons;
  std::vector<std::string> codes;      ///< of each polygon
  std::vector<CitedFile> files;        ///< the boundaries first
  std::filesystem::path product = {};  ///< whose figures the sheet shows; empty: it shows none
};

/// The ground that a product (a GeoPackage that `comarca run` wrote) is.
[[nodiscard]] VerdictGround ground_of(const std::filesystem::path& product);

/// The verdict sheet, to be written as HTML and as PDF: the verdict, the members on a map and by their figures with
/// those of the union, the rules one by one, what can be done, the documents declared and the sources.
[[nodiscard]] Report verdict_sheet(const SchemeReport& verdict, const VerdictGround& ground, Language language);

}  // namespace comarca
