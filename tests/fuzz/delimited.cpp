// SPDX-License-Identifier: Apache-2.0
// Any bytes as a CSV file, read as a table of units: findings or an Error, nothing else.
#include "comarca/base/delimited.hpp"

#include <cstddef>
#include <cstdint>
#include <string>

#include "comarca/base/error.hpp"
#include "comarca/catalog/typed_table.hpp"

namespace {

comarca::SourceDefinition any_source() {
  comarca::SourceDefinition source;
  source.columns.push_back({.name = "codigo", .role = comarca::ColumnRole::code, .headers = {"cod"}, .required = true});
  source.columns.push_back({.name = "anio", .role = comarca::ColumnRole::period, .headers = {"ano"}});
  source.columns.push_back({.name = "valor", .role = comarca::ColumnRole::value, .position = 2});
  source.keep_other_columns = true;
  return source;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const comarca::SourceDefinition kSource = any_source();
  comarca::Findings findings;
  try {
    const auto raw = comarca::read_delimited_text(std::string(data, data + size), "fuzz.csv", {}, findings);
    (void)comarca::type_table(raw, kSource, findings);
  } catch (const comarca::Error&) {
    return 0;
  }
  return 0;
}
