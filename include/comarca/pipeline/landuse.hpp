// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "comarca/gis/product_writer.hpp"
#include "comarca/landuse/accounting.hpp"
#include "comarca/landuse/articulation.hpp"
#include "comarca/landuse/change.hpp"
#include "comarca/pipeline/product/layers.hpp"
#include "comarca/pipeline/project.hpp"
#include "comarca/territory/territory.hpp"

namespace comarca {

/// What a run knows of the land-use plans.
struct LanduseWork {
  LandDefinitions definitions;
  LandLayer land;  ///< harmonised, each feature in its municipality
  LandAccount account;
  Articulation articulation;
  std::vector<EdgeMatch> edges;
  std::vector<Exposure> exposures;
  LandChange change;  ///< without matrices when no earlier layer is given
};

/// Reads [landuse] and computes all of it; nothing when the project has no such part. `date` judges whether plans are
/// due for review; no date, no judgement.
[[nodiscard]] std::optional<LanduseWork> compute_landuse(const Project& project, const std::filesystem::path& data,
                                                         const Territory& territory, const Coverage& coverage,
                                                         const BorderGraph& graph, std::vector<InputRecord>& inputs,
                                                         Findings& findings);

/// Land figures of a municipality, for indicators; missing where no plan says them.
struct LandFigure {
  std::uint32_t unit = 0;
  std::optional<double> share_protected_pct;
  std::optional<double> border_conflict_pct;
};
[[nodiscard]] std::vector<LandFigure> land_figures(const LanduseWork& work);

[[nodiscard]] LayerSchema land_schema();
[[nodiscard]] LayerSchema land_area_schema();
[[nodiscard]] LayerSchema articulation_schema();
[[nodiscard]] LayerSchema border_agreement_schema();
[[nodiscard]] LayerSchema land_exposure_schema();
[[nodiscard]] LayerSchema land_account_schema();
/// Layers suelo, suelo_area, articulacion, articulacion_resumen, suelo_amenaza and cuenta_suelo.
void write_landuse(ProductWriter& writer, const LanduseWork& work, const Territory& territory, const BorderGraph& graph,
                   Language language);

}  // namespace comarca
