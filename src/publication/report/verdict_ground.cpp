// SPDX-License-Identifier: Apache-2.0
#include "comarca/publication/scheme_sheet.hpp"

#include "publication/map/map_units.hpp"

namespace comarca {
namespace {

std::vector<CitedFile> cited_files(const ProductReader& reader) {
  const InputsLayer& of = contract().inputs;
  const LayerRows rows = reader.rows(of);
  std::vector<CitedFile> files;
  for (std::size_t row = 0; row < rows.size(); ++row) {
    files.push_back({rows.text(row, of.file), rows.text(row, of.title), rows.text(row, of.vintage),
                     rows.text(row, of.licence), rows.text(row, of.citation)});
  }
  return files;
}

}  // namespace

VerdictGround ground_of(const std::filesystem::path& product) {
  const MunicipalitiesLayer& of = contract().municipalities;
  const ProductReader reader(product);
  return {*reader.shapes(of.layer_name()).polygons, reader.units(of.layer_name()).codes, cited_files(reader), product};
}

}  // namespace comarca
