// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "cli/command.hpp"
#include "comarca/base/date.hpp"

namespace comarca {
struct SchemeSource;
struct SchemeProposal;
class Judge;
class SchemeMap;
}  // namespace comarca

namespace comarca::cli {

/// comarca scheme check | explain | list | route | suggest: may these territories associate, and what would make it
/// possible.
class SchemeCommand : public Command {
 public:
  void describe(Options& options) override;
  int run(Session& session) override;

 private:
  void describe_check(Options& options);
  void describe_list(Options& options);
  void describe_route(Options& options);
  void describe_suggest(Options& options);
  void add_common(Options& options);

  int check(Session& session);
  int check_all(Session& session);
  int list(Session& session) const;
  int route(Session& session);
  int suggest(Session& session);
  [[nodiscard]] std::vector<SchemeProposal> known_schemes(const SchemeSource& source, const Judge& judge) const;
  [[nodiscard]] SchemeProposal proposal(const SchemeSource& source, const Judge& judge) const;

  const Options* explain_ = nullptr;
  const Options* list_ = nullptr;
  const Options* route_ = nullptr;
  const Options* suggest_ = nullptr;

  std::string source_;
  std::string against_;
  std::string legal_form_;
  std::string scheme_;
  std::string members_;
  std::string date_;
  std::optional<Date> day_;  ///< that the date names
  std::string html_;
  std::string pdf_;
  std::string ics_;
  std::string around_;
  std::string sizes_ = "2..4";
  std::string where_;
  std::string rank_ = "cohesion";
  std::vector<std::string> by_;
  std::size_t listed_ = 10;
  std::uint64_t most_sets_ = 20'000'000;
  bool all_ = false;
  bool json_ = false;
};

}  // namespace comarca::cli
