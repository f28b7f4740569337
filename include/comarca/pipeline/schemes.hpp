// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "comarca/base/progress.hpp"
#include "comarca/gis/product_query.hpp"
#include "comarca/pipeline/project.hpp"
#include "comarca/pipeline/work.hpp"
#include "comarca/schemes/judge.hpp"

namespace comarca {

/// Answers user rules from a product.
class ProductSqlRunner : public SqlRunner {
 public:
  explicit ProductSqlRunner(ProductQuery& query) : query_(query) {}
  [[nodiscard]] SqlAnswer ask(const std::string& query, std::span<const std::string> members) override;

 private:
  ProductQuery& query_;
};

/// Where verdicts come from: a product, a project or a boundary file.
struct SchemeSource {
  std::filesystem::path file;
  SchemeMapInput input;
  std::unique_ptr<ProductQuery> product;  ///< null unless the source is a product
  std::unique_ptr<Work> work;             ///< null when the source is a product
  std::vector<SchemeProposal> proposals;  ///< [[scheme]] of a project
};

/// A GeoPackage with the table `vecinos` is taken for a product and answers at once; a .toml for a project; anything
/// else for a boundary file, whose borders are computed.
[[nodiscard]] SchemeSource open_scheme_source(const std::filesystem::path& file, const std::filesystem::path& data,
                                              Progress& progress);
/// The same from a run.
[[nodiscard]] SchemeMapInput scheme_map_input(const Work& work);

/// Fills population and category of the municipalities from facts of the product, where it has them.
void add_scheme_facts(SchemeSource& source, const SchemeCatalog& catalog);

/// The proposals of a project and the known schemes all of whose members the map has, judged for the product.
struct JudgedSchemes {
  SchemeCatalog catalog;
  std::unique_ptr<SchemeMap> map;
  std::vector<SchemeProposal> proposals;
  std::vector<Verdict> verdicts;  ///< by proposal
};
[[nodiscard]] std::unique_ptr<JudgedSchemes> judge_project_schemes(const Project& project, const Work& work,
                                                                   const std::filesystem::path& data,
                                                                   const std::string& date);

[[nodiscard]] LayerSchema schemes_schema();
[[nodiscard]] LayerSchema scheme_members_schema();
[[nodiscard]] LayerSchema scheme_rules_schema();
/// Layers `esquemas`, `esquema_miembros` and `esquema_reglas`.
void write_schemes(ProductWriter& writer, const JudgedSchemes& schemes, const Work& work, Language language);

}  // namespace comarca
