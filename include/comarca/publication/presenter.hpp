// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>

#include "comarca/product/presenter.hpp"

namespace comarca {

class Catalog;

/// Reads the styles, palettes and classes that the user defines, so that a mistake in one stops a run before anything
/// is computed.
void check_own_styles(const Catalog& catalog);

/// Presents products by the styles of a catalogue: QML, SLD and MapLibre styles, a QGIS project, maps and charts.
class ProductPresenter : public Presenter {
 public:
  /// The catalogue must outlive it.
  explicit ProductPresenter(const Catalog& catalog) : catalog_(catalog) {}

  [[nodiscard]] Presentation present(const RecordingWriter& written, const ProductImprint& imprint) const override;
  void draw(const std::filesystem::path& product, const MapSection& map, Language language) const override;
  void draw(const std::filesystem::path& product, const ChartSection& chart, Language language) const override;

 private:
  const Catalog& catalog_;
};

}  // namespace comarca
