// SPDX-License-Identifier: Apache-2.0
#include "cli/schema_command.hpp"

#include <fmt/format.h>

#include "comarca/product/contract.hpp"
#include "comarca/project/keys.hpp"
#include "comarca/statistics/functions.hpp"

namespace comarca::cli {

void SchemaCommand::describe(Options& options) {
  options.argument("what", &of_, "project (JSON Schema), keys of the project, product or expressions (Markdown)")
      .required()
      .one_of({"project", "keys", "product", "expressions"});
  options.footer("Example: comarca schema project > project.schema.json");
}

int SchemaCommand::run(Session& session) {
  const Language language = session.language_or(Language::spanish);
  if (of_ == "project") {
    fmt::print("{}", project_schema_json());
  } else if (of_ == "keys") {
    fmt::print("{}", project_keys_markdown(language));
  } else if (of_ == "product") {
    fmt::print("{}", layers_markdown(contract().layers(), language));
  } else {
    fmt::print("{}", functions_markdown(language));
  }
  return 0;
}

}  // namespace comarca::cli
