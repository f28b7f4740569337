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

/// A GeoPackage with the table `vecinos` is taken for a product and answers at once; a .toml for a project, which
/// answers from its product once that is written; anything else for a boundary file, whose borders are computed.
[[nodiscard]] SchemeSource open_scheme_source(const std::filesystem::path& file, const std::filesystem::path& data,
                                              Progress& progress);
/// The same from a run.
[[nodiscard]] SchemeMapInput scheme_map_input(const Work& work);

/// Fills population and category of the municipalities from facts of the product, where it has them.
void add_scheme_facts(SchemeSource& source, const SchemeCatalog& catalog);

}  // namespace comarca
