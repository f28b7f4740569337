// SPDX-License-Identifier: Apache-2.0
#include "cli/schema_command.hpp"

#include <fmt/format.h>

#include "comarca/product/contract.hpp"
#include "comarca/project/project.hpp"

namespace comarca::cli {

void SchemaCommand::describe(Options& options) {
  options.argument("what", &of_, "project (JSON Schema) or product (Markdown)")
      .required()
      .one_of({"project", "product"});
  options.footer("Example: comarca schema project > project.schema.json");
}

int SchemaCommand::run(Session& session) {
  const std::string text = of_ == "project"
                               ? project_schema_json()
                               : layers_markdown(contract().layers(), session.language_or(Language::spanish));
  fmt::print("{}", text);
  return 0;
}

}  // namespace comarca::cli
