// SPDX-License-Identifier: Apache-2.0
#include "comarca/publication/presenter.hpp"

#include "comarca/cartography/layer_style.hpp"
#include "comarca/catalog/catalog.hpp"
#include "comarca/publication/chart.hpp"
#include "comarca/publication/map.hpp"
#include "publication/qgis/presentation.hpp"

namespace comarca {

void check_own_styles(const Catalog& catalog) {
  if (catalog.has_own(DefinitionKind::style)) {
    static_cast<void>(catalog.get<Palettes>());
    static_cast<void>(catalog.get<PublishedClasses>());
    static_cast<void>(catalog.get<StyleFiles>());
  }
}

Presentation ProductPresenter::present(const RecordingWriter& written, const ProductImprint& imprint) const {
  const auto styled =
      styled_layers(catalog_, written.layers(), [&](const std::string& layer, const std::string& column) {
        ColumnContent content = written.content(layer, column);
        return FieldValues{std::move(content.numbers), std::move(content.texts)};
      });
  const Presented presented{written, imprint, styled};
  return {product_styles(styled, imprint.language), web_style(presented, ""), companions_of(presented)};
}

void ProductPresenter::draw(const std::filesystem::path& product, const MapSection& map, Language language) const {
  draw_map(product, map, catalog_, language);
}

void ProductPresenter::draw(const std::filesystem::path& product, const ChartSection& chart, Language language) const {
  draw_chart_of(product, chart, language);
}

}  // namespace comarca
