// SPDX-License-Identifier: Apache-2.0
#include "cli/schema_command.hpp"

#include <fmt/format.h>

#include "comarca/product/contract.hpp"
#include "comarca/project/project.hpp"
#include "comarca/statistics/functions.hpp"

namespace comarca::cli {

void SchemaCommand::describe(Options& options) {
  options.argument("what", &of_, "project (JSON Schema), product or expressions (Markdown)")
      .required()
      .one_of({"project", "product", "expressions"});
  options.footer("Example: comarca schema project > project.schema.json");
}

int SchemaCommand::run(Session& session) {
  const Language language = session.language_or(Language::spanish);
  if (of_ == "project") {
    fmt::print("{}", project_schema_json());
  } else if (of_ == "product") {
    fmt::print("{}", layers_markdown(contract().layers(), language));
  } else {
    fmt::print("{}", functions_markdown(language));
  }
  return 0;
}

}  // namespace comarca::cli
