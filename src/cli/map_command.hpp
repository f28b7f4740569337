// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "cli/command.hpp"
#include "comarca/project/map_section.hpp"
#include "comarca/publication/map.hpp"

namespace comarca::cli {

/// comarca map: sheets of a product.
class MapCommand : public Command {
 public:
  void describe(Options& options) override;
  int run(Session& session) override;

 private:
  std::string product_;
  std::string output_ = "mapa.pdf";
  MapSection section_;
};

}  // namespace comarca::cli
