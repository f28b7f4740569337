// SPDX-License-Identifier: Apache-2.0
#include "comarca/pipeline/layers.hpp"
#include "comarca/pipeline/work.hpp"
#include "comarca/product/layers/inputs.hpp"
#include "comarca/product/row.hpp"

namespace comarca {

void fill(const InputsLayer& layer, const Filling& filling) {
  RowWriter out(filling.writer, layer);
  for (const InputRecord& input : filling.work.inputs) {
    Row row = out.row();
    row[layer.role] = input_role_name(input.role).in(filling.language);
    row[layer.file] = input.file;
    row[layer.sha256] = input.sha256;
    row[layer.bytes] = input.bytes;
    row[layer.source] = input.source;
    row[layer.title] = input.title;
    row[layer.publisher] = input.publisher;
    row[layer.vintage] = input.vintage;
    row[layer.licence] = input.licence;
    row[layer.citation] = input.citation;
    out.add(row);
  }
}

}  // namespace comarca
