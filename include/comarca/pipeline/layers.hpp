// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "comarca/base/findings.hpp"
#include "comarca/gis/layer_writer.hpp"
#include "comarca/territory/border_graph.hpp"
#include "comarca/territory/coverage.hpp"
#include "comarca/territory/territory.hpp"

namespace comarca {

/// One input of a run, as the product cites it.
struct InputRecord {
  std::string role;  ///< "límites", "tabla"...
  std::string file;  ///< name, without its folder
  std::string sha256;
  std::uintmax_t bytes = 0;
  std::string source;
  std::string title;
  std::string publisher;
  std::string vintage;
  std::string licence;
  std::string citation;
};

/// Cites a file by what the project says of it: whoever publishes the layout did not publish this file.
inline void cite_instead(InputRecord& record, const std::string& citation) {
  if (!citation.empty()) {
    record.citation = citation;
    record.publisher.clear();
    record.licence.clear();
  }
}

// Each writer below fills the layers that its *_schema functions describe.

[[nodiscard]] LayerSchema municipalities_schema();
void write_municipalities(LayerWriter& writer, const Territory& territory);

[[nodiscard]] LayerSchema subregions_schema();
void write_subregions(LayerWriter& writer, const Territory& territory, const Coverage& coverage);
[[nodiscard]] LayerSchema departments_schema();
void write_departments(LayerWriter& writer, const Territory& territory, const Coverage& coverage);

[[nodiscard]] LayerSchema borders_schema();
[[nodiscard]] LayerSchema neighbours_schema();
/// Layer `limites` and table `vecinos`; borders shorter than `weak_border_m` are marked.
void write_borders(LayerWriter& writer, const Territory& territory, const Coverage& coverage, const BorderGraph& graph,
                   double weak_border_m);

[[nodiscard]] LayerSchema findings_schema();
[[nodiscard]] LayerSchema finding_zones_schema();
void write_findings(LayerWriter& writer, const Findings& findings, Language language);

[[nodiscard]] LayerSchema inputs_schema();
void write_inputs(LayerWriter& writer, const std::vector<InputRecord>& inputs);

/// Every layer the product may have, in the order it is written.
[[nodiscard]] std::vector<LayerSchema> product_schemas();

/// ISO 19115 metadata of the product with its lineage, as XML.
[[nodiscard]] std::string iso_metadata(const std::string& title, const Territory& territory,
                                       const std::vector<InputRecord>& inputs, const std::string& date,
                                       Language language);

}  // namespace comarca
