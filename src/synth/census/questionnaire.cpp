// SPDX-License-Identifier: Apache-2.0
#include "synth/census/questionnaire.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "comarca/base/error.hpp"
#include "comarca/base/text.hpp"

namespace comarca::synth {
namespace {

std::vector<std::int64_t> integers(const Value& value) {
  std::vector<std::int64_t> list;
  for (const auto& item : value.array()) {
    list.push_back(item.integer());
  }
  return list;
}

std::array<std::int32_t, 1000> filled(const std::vector<std::int64_t>& codes, const Value& shares) {
  const auto list = integers(shares);
  if (list.size() != codes.size()) {
    throw shares.error(fmt::format("{} shares for {} codes", list.size(), codes.size()));
  }
  std::array<std::int32_t, 1000> places{};
  places.fill(static_cast<std::int32_t>(codes.front()));
  std::size_t next = 0;
  for (std::size_t i = 0; i < codes.size(); ++i) {
    if (list[i] < 0 || next + static_cast<std::size_t>(list[i]) > places.size()) {
      throw shares.error("the shares are negative or exceed 1000");
    }
    std::fill_n(places.begin() + static_cast<std::ptrdiff_t>(next), list[i], static_cast<std::int32_t>(codes[i]));
    next += static_cast<std::size_t>(list[i]);
  }
  return places;
}

std::uint32_t per_mille(const Table& table, std::string_view key) {
  const auto value = table.required(key);
  if (value.integer() < 0 || value.integer() > 500) {
    throw value.error(fmt::format("'{}' is {}, expected 0 to 500 of a thousand", key, value.integer()));
  }
  return static_cast<std::uint32_t>(value.integer());
}

RecordColumn read_column(const Table& row) {
  RecordColumn column;
  column.title = row.required("titulo").text();
  const auto value = row.required("valor");
  const auto name = value.text();
  row.finish();
  const auto found = std::ranges::find(kVarNames, name);
  if (name == "departamento" || name == "municipio") {
    column.kind = name == "municipio" ? RecordColumn::Kind::municipality : RecordColumn::Kind::department;
  } else if (found != kVarNames.end()) {
    column.kind = RecordColumn::Kind::variable;
    column.var = static_cast<Var>(found - kVarNames.begin());
  } else if (std::ranges::all_of(name, [](char c) { return c >= '0' && c <= '9'; })) {
    column.fixed = name;
  } else {
    throw value.error(fmt::format("unknown variable '{}'", name),
                      suggestion(name, {kVarNames.begin(), kVarNames.end()}));
  }
  return column;
}

RecordFile read_file(const Table& row) {
  RecordFile file{.name = row.required("nombre").text(), .columns = {}};
  for (const auto& column : row.required("columnas").array()) {
    file.columns.push_back(read_column(column.table()));
  }
  return file;
}

}  // namespace

Choice::Choice(const Table& variable) {
  const auto codes = integers(variable.required("codigos"));
  if (codes.empty()) {
    throw variable.error("'codigos' is empty");
  }
  places_ = {filled(codes, variable.required("rico")), filled(codes, variable.required("pobre"))};
}

Trait::Trait(const Value& codes) {
  for (const std::int64_t code : integers(codes)) {
    if (code < 0 || code > 127) {
      throw codes.error(fmt::format("code {} is outside 0 to 127", code));
    }
    codes_[static_cast<std::size_t>(code)] = true;
  }
}

Questionnaire::Questionnaire(const Table& root)
    : folder_(root.required("carpeta").text()), source_(root.required("fuente").text()), where_(root.where()) {
  const auto variables = root.required("variable").table();
  for (const auto& name : variables.keys()) {
    const auto variable = variables.required(name).table();
    choices_.emplace(name, Choice(variable));
    const auto traits = variable.table_or_empty("rasgos");
    for (const auto& trait : traits.keys()) {
      traits_.emplace(fmt::format("{}.{}", name, trait), Trait(traits.required(trait)));
    }
    variable.finish();
  }
  const auto odd = root.required("rarezas").table();
  oddities_ = {per_mille(odd, "segundo_hogar"), per_mille(odd, "hogar_sin_vivienda"),
               per_mille(odd, "vivienda_desocupada"), per_mille(odd, "persona_sin_hogar")};
  odd.finish();
  for (const auto& row : root.tables("archivo")) {
    const std::vector<std::string> kinds{"vivienda", "hogar", "persona"};
    const auto kind = std::ranges::find(kinds, row.required("registro").one_of(kinds)) - kinds.begin();
    files_[static_cast<std::size_t>(kind)] = read_file(row);
    row.finish();
  }
  root.finish();
}

const Choice& Questionnaire::choice(std::string_view variable) const {
  const auto found = choices_.find(variable);
  if (found == choices_.end()) {
    throw usage_error(fmt::format("the variable '{}' is not described", variable), where_);
  }
  return found->second;
}

const Trait& Questionnaire::trait(std::string_view variable, std::string_view name) const {
  const auto found = traits_.find(fmt::format("{}.{}", variable, name));
  if (found == traits_.end()) {
    throw usage_error(fmt::format("the variable '{}' has no trait '{}'", variable, name), where_);
  }
  return found->second;
}

}  // namespace comarca::synth
