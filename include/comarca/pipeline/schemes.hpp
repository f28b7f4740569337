// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "comarca/base/progress.hpp"
#include "comarca/pipeline/work.hpp"
#include "comarca/product/reader.hpp"
#include "comarca/schemes/judge.hpp"

namespace comarca {

class Catalog;
struct Project;

/// Answers user rules from a product.
class ProductSqlRunner : public SqlRunner {
 public:
  explicit ProductSqlRunner(const ProductReader& product) : product_(product) {}
  [[nodiscard]] SqlAnswer ask(const std::string& query, std::span<const std::string> members) override;

 private:
  const ProductReader& product_;
};

/// Where verdicts come from: a product, a project or a boundary file.
struct SchemeSource {
  std::filesystem::path file;
  SchemeMapInput input;
  std::unique_ptr<ProductReader> product;  ///< null unless the source is a product
  std::unique_ptr<Borders> borders;        ///< null when the source is a product
  std::shared_ptr<const Project> project;  ///< when the source is a project, whose schemes may be asked for
  Findings findings;                       ///< about the table of acts
};

/// A GeoPackage with the table `vecinos` is taken for a product and answers at once; a .toml for a project, which
/// answers from its product once that is written; anything else for a boundary file, whose borders are computed.
[[nodiscard]] SchemeSource open_scheme_source(const std::filesystem::path& file, const Catalog& catalog,
                                              Progress& progress);
/// The same from a run.
[[nodiscard]] SchemeMapInput scheme_map_input(const Borders& borders);

/// Fills population, category and roll of the municipalities from facts of the product, where it has them.
void add_scheme_facts(SchemeSource& source, const SchemeCatalog& catalog, const Date& day);

/// The day whose law applies to a scheme without a date of its own: the project's, else that of the newest rule; never
/// the clock, so that the same inputs give the same verdict.
[[nodiscard]] Date law_date_of(const Project& project, const SchemeCatalog& catalog);
/// The day on which the newest rule came into force.
[[nodiscard]] Date newest_law(const SchemeCatalog& catalog);
/// Gives schemes without a day the later of the newest law's and of what is declared of them: acts done are not taken
/// for acts to come.
void settle_days(std::vector<SchemeProposal>& schemes, const SchemeCatalog& catalog);

/// The schemes of a project and their verdicts, with what the verdicts point into.
struct JudgedSchemes {
  SchemeCatalog catalog;
  std::unique_ptr<SchemeMap> map;
  std::vector<SchemeProposal> proposals;
  std::vector<Verdict> verdicts;         ///< of those that could be judged
  std::vector<std::size_t> standing_of;  ///< position in `proposals` of each verdict

  /// The municipalities that make up the scheme of a verdict, ascending, each once.
  [[nodiscard]] std::vector<std::uint32_t> municipalities(std::size_t verdict) const;
  [[nodiscard]] const SchemeProposal& proposal(std::size_t verdict) const { return proposals[standing_of[verdict]]; }
};

/// Judges every [[scheme]] of a project on the borders and tables of a run; one that cannot be judged is a finding.
/// User rules in SQL, which read the finished product, stay pending here. Throws on a figure that does not exist.
[[nodiscard]] Stage<std::shared_ptr<const JudgedSchemes>> judge_project_schemes(
    const RunContext& run, const Borders& borders, const std::vector<ProjectTable>& tables);

}  // namespace comarca
