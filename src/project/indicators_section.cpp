// SPDX-License-Identifier: Apache-2.0
#include "project/indicators_section.hpp"

namespace comarca {
namespace {

CompositeRule::Part read_part(const Table& table) {
  CompositeRule::Part part{table.required("indicator").text(), table.required("figure").text(),
                           table.number_or("weight", 1)};
  if (const auto better = table.optional("better")) {
    part.better =
        better->one_of({"mas", "menos"}) == "menos" ? CompositeRule::Better::less : CompositeRule::Better::more;
  }
  table.finish();
  return part;
}

CompositeRule read_composite(const Table& table) {
  CompositeRule rule{.id = table.required("id").text(), .name = table.required("name").bilingual()};
  if (const auto way = table.optional("normalise")) {
    const std::string word = way->one_of({"range", "rank", "z_score"});
    rule.normalise = word == "rank"
                         ? CompositeRule::Normalise::rank
                         : (word == "range" ? CompositeRule::Normalise::range : CompositeRule::Normalise::z_score);
  }
  if (const auto way = table.optional("aggregate")) {
    rule.aggregate = way->one_of({"arithmetic", "geometric"}) == "geometric" ? CompositeRule::Aggregate::geometric
                                                                             : CompositeRule::Aggregate::arithmetic;
  }
  for (const auto& part : table.tables("part")) {
    rule.parts.push_back(read_part(part));
  }
  if (rule.parts.empty()) {
    throw table.error("a composite needs at least one [[composite.part]]");
  }
  table.finish();
  return rule;
}

}  // namespace

IndicatorsSection read_indicators_section(const Table& root, const std::filesystem::path& folder) {
  IndicatorsSection section;
  const Table table = root.table_or_empty("indicators");
  section.compute = table.texts_or("compute", {});
  if (const auto compute = table.optional("compute")) {
    for (const auto& item : compute->is_array() ? compute->array() : std::vector<Value>{*compute}) {
      section.compute_places.push_back(item.where());
    }
  }
  const Table scores = table.table_or_empty("scores");
  for (const auto& index : scores.keys()) {
    section.scores[index] = (folder / scores.required(index).text()).lexically_normal();
  }
  table.finish();
  for (const auto& item : root.tables("microdata")) {
    section.microdata.push_back(
        {item.required("source").text(), (folder / item.required("folder").text()).lexically_normal(), item.where()});
    item.finish();
  }
  for (const auto& item : root.tables("composite")) {
    section.composites.push_back(read_composite(item));
  }
  return section;
}

}  // namespace comarca
