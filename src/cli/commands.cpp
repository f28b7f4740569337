// SPDX-License-Identifier: Apache-2.0
#include "cli/areas_command.hpp"
#include "cli/borders_command.hpp"
#include "cli/calibrate_command.hpp"
#include "cli/chart_command.hpp"
#include "cli/check_command.hpp"
#include "cli/command.hpp"
#include "cli/dissolve_command.hpp"
#include "cli/documentation_commands.hpp"
#include "cli/explain_command.hpp"
#include "cli/indicators_command.hpp"
#include "cli/init_command.hpp"
#include "cli/inspect_command.hpp"
#include "cli/landuse_command.hpp"
#include "cli/map_command.hpp"
#include "cli/merge_command.hpp"
#include "cli/report_command.hpp"
#include "cli/run_command.hpp"
#include "cli/schema_command.hpp"
#include "cli/scheme_command.hpp"
#include "cli/statistics_command.hpp"
#include "cli/synth_command.hpp"

namespace comarca::cli {

const std::vector<CommandEntry>& commands() {
  static const std::vector<CommandEntry> kCommands = {
      {"run", "Read, check, compute and write the product of a project", make_command<RunCommand>},
      {"check", "Show the findings of a project and write nothing", make_command<CheckCommand>},
      {"scheme", "Tell whether territories may associate, and what would make it possible",
       make_command<SchemeCommand>},
      {"inspect", "Show what is in a file, which source fits it and what is wrong with it",
       make_command<InspectCommand>},
      {"init", "Write a starter project file from what lies in a folder", make_command<InitCommand>},
      {"explain", "Tell what a source, an index or a code is and where it comes from", make_command<ExplainCommand>},
      {"borders", "Tell who borders whom, for how long and how sure", make_command<BordersCommand>},
      {"dissolve", "Put units with the same value together, exactly", make_command<DissolveCommand>},
      {"landuse", "Areas by class of land, and whether plans agree along borders", make_command<LanduseCommand>},
      {"areas", "Area by class and unit of any two polygon layers", make_command<AreasCommand>},
      {"indicators", "Write every figure of a project as CSV or Parquet", make_command<IndicatorsCommand>},
      {"statistics", "Turn microdata into additive statistics", make_command<StatisticsCommand>},
      {"calibrate", "Estimate the score table of an index, or its factors, where the truth is known",
       make_command<CalibrateCommand>},
      {"merge", "Add files of statistics made apart", make_command<MergeCommand>},
      {"schema", "Print the schema of project files, of the product or of expressions", make_command<SchemaCommand>},
      {"map", "Draw sheets or an atlas of a product", make_command<MapCommand>},
      {"chart", "Draw a chart of a product's figures", make_command<ChartCommand>},
      {"report", "Write a report of a subregion or department as HTML and PDF", make_command<ReportCommand>},
      {"synth", "Make a fictional territory, with the truth about it", make_command<SynthCommand>},
      {"man", "Print a man page", make_command<ManCommand>},
      {"completions", "Print a shell's completion script", make_command<CompletionsCommand>},
  };
  return kCommands;
}

}  // namespace comarca::cli
