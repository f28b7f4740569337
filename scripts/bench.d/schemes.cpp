// SPDX-License-Identifier: Apache-2.0
// Times verdicts and the search over a product, once loaded. Usage: bench_schemes PRODUCT LAYERS_FOLDER
#include <algorithm>
#include <ctime>
#include <filesystem>

#include <fmt/format.h>

#include "comarca/catalog/catalog.hpp"
#include "comarca/pipeline/schemes.hpp"
#include "comarca/schemes/remedies.hpp"
#include "comarca/schemes/search.hpp"

namespace {

using namespace comarca;

/// Processor seconds: other programs on the machine do not count.
double seconds() {
  return static_cast<double>(std::clock()) / CLOCKS_PER_SEC;
}

/// Twenty municipalities that hang together, by walking out from the first of a department.
std::vector<std::string> twenty_members(const SchemeMap& map) {
  std::vector<std::uint32_t> members{0};
  for (std::size_t i = 0; i < members.size() && members.size() < 20; ++i) {
    for (const Neighbour neighbour : map.graph().neighbours(members[i])) {
      const bool known = std::ranges::find(members, neighbour.unit) != members.end();
      if (!known && members.size() < 20 && map.unit(neighbour.unit).department == map.unit(0).department) {
        members.push_back(neighbour.unit);
      }
    }
  }
  std::vector<std::string> codes;
  for (const std::uint32_t member : members) {
    codes.push_back(map.unit(member).code);
  }
  return codes;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) {
    fmt::print(stderr, "usage: bench_schemes PRODUCT LAYERS_FOLDER\n");
    return 2;
  }
  Progress silent;
  const double start = seconds();
  const Catalog definitions(std::filesystem::path(argv[2]).parent_path());
  const SchemeCatalog& catalog = definitions.get<SchemeCatalog>();
  SchemeSource source = open_scheme_source(argv[1], definitions, silent);
  add_scheme_facts(source, catalog, *Date::parse("2025-06-01"));
  const SchemeMap map(source.input, catalog);
  fmt::print("| load a product for a verdict | {:.1f} ms |\n", 1e3 * (seconds() - start));

  const Judge judge(catalog, map);
  SchemeProposal proposal;
  proposal.legal_form = "PAP";
  proposal.members = twenty_members(map);
  constexpr int kVerdicts = 2000;
  const double before = seconds();
  for (int i = 0; i < kVerdicts; ++i) {
    static_cast<void>(judge.judge(proposal, *Date::parse("2025-06-01")));
  }
  fmt::print("| verdict on {} members | {:.3f} ms |\n", proposal.members.size(),
             1e3 * (seconds() - before) / kVerdicts);
  const Verdict verdict = judge.judge(proposal, *Date::parse("2025-06-01"));
  const double advise = seconds();
  static_cast<void>(find_remedies(judge, proposal, verdict));
  fmt::print("| what it hangs on, {} members | {:.3f} ms |\n", proposal.members.size(), 1e3 * (seconds() - advise));

  SearchRequest request;
  request.legal_form = "ASOC_MUN";
  request.least = 2;
  request.most = 6;
  const double search = seconds();
  const SearchResult result = search_schemes(judge, request, *Date::parse("2025-06-01"));
  const double took = seconds() - search;
  fmt::print("| search of sizes 2 to 6, {} sets | {:.0f} sets/s |\n", result.examined,
             static_cast<double>(result.examined) / took);
}
