// SPDX-License-Identifier: Apache-2.0
#include "synth/census/census.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include "comarca/base/parallel.hpp"
#include "synth/census/printer.hpp"

namespace comarca::synth {
namespace {

constexpr std::uint64_t kPersonsInABlock = 20'000;
constexpr std::uint64_t kSurveysInABlock = 65'536;  // numbers of the questionnaires set aside for each
constexpr std::size_t kBlocksAtOnce = 16;

/// Some of the people of one unit.
struct Block {
  std::uint32_t unit = 0;
  std::uint64_t number = 0;  ///< among all blocks
  std::uint64_t persons = 0;
};

struct BlockResult {
  std::array<std::string, 3> texts;
  std::array<Tally, 2> tallies{};
  std::array<PovertyTally, 2> poverty{};
};

std::vector<Block> blocks_of(const std::vector<Town>& towns) {
  std::vector<Block> blocks;
  for (std::uint32_t unit = 0; unit < towns.size(); ++unit) {
    for (std::uint64_t left = towns[unit].persons; left > 0;) {
      const std::uint64_t persons = std::min(left, kPersonsInABlock);
      blocks.push_back({unit, blocks.size(), persons});
      left -= persons;
    }
  }
  return blocks;
}

/// Makes the rows of one block.
class BlockWriter {
 public:
  BlockWriter(const DemoUnit& unit, const DemoArea& department, const Town& town, const Questionnaire& questionnaire)
      : people_(questionnaire, town),
        needs_(questionnaire),
        rules_(questionnaire),
        oddities_(questionnaire.oddities()) {
    for (const auto& file : questionnaire.files()) {
      printers_.emplace_back(file, department.code, unit.code.substr(department.code.size()));
    }
  }

  void write(const Block& block, Random random, BlockResult& result) {
    for (auto& text : result.texts) {
      text.clear();
    }
    result.tallies = {};
    result.poverty = {};
    survey_ = block.number * kSurveysInABlock;
    for (std::uint64_t left = block.persons; left > 0;) {
      if (random.per_mille(oddities_.empty_dwelling)) {
        print_dwelling(people_.empty_dwelling(random), result);
      }
      if (random.per_mille(oddities_.person_without_household)) {
        Record lodger = people_.lodger(random);
        lodger[Var::encuesta] = next_survey();
        printers_[2].print(lodger, result.texts[2]);
        --left;
        continue;
      }
      people_.draw(left, random, dwelling_);
      left -= print_inhabited(result);
    }
  }

 private:
  std::int32_t next_survey() { return static_cast<std::int32_t>(++survey_); }

  void print_dwelling(Record record, BlockResult& result) {
    record[Var::encuesta] = next_survey();
    printers_[0].print(record, result.texts[0]);
  }

  /// Number of persons printed.
  std::uint64_t print_inhabited(BlockResult& result) {
    std::uint64_t persons = 0;
    std::int32_t number = 0;
    dwelling_.record[Var::encuesta] = next_survey();
    printers_[0].print(dwelling_.record, result.texts[0]);
    for (Household& household : dwelling_.households) {
      place(household.record, ++number);
      printers_[1].print(household.record, result.texts[1]);
      for (Record& person : household.persons) {
        place(person, number);
        printers_[2].print(person, result.texts[2]);
      }
      const std::size_t zone = in_cabecera(dwelling_.record) ? 0 : 1;
      result.tallies[zone].add(needs_.of(dwelling_.record, household), household.persons.size());
      result.poverty[zone].add(rules_.of(dwelling_.record, household), household.persons.size());
      persons += household.persons.size();
    }
    return persons;
  }

  void place(Record& record, std::int32_t household) const {
    for (const Var key : {Var::clase, Var::edificacion, Var::encuesta, Var::vivienda}) {
      record[key] = dwelling_.record[key];
    }
    record[Var::hogar] = household;
  }

  People people_;
  Needs needs_;
  PovertyRules rules_;
  Oddities oddities_;
  std::vector<RecordPrinter> printers_;
  Dwelling dwelling_;
  std::uint64_t survey_ = 0;
};

std::string file_name(const RecordFile& file, const std::string& department) {
  static constexpr std::string_view kPlace = "{departamento}";
  std::string name = file.name;
  if (const auto at = name.find(kPlace); at != std::string::npos) {
    name.replace(at, kPlace.size(), department);
  }
  return name;
}

/// The three files of one department, while they are written.
std::vector<OutputFile> open_files(const Questionnaire& questionnaire, const std::string& department,
                                   OutputFolder& folder) {
  std::vector<OutputFile> files;
  for (const auto& file : questionnaire.files()) {
    files.push_back(folder.create(file_name(file, department)));
    files.back().write(RecordPrinter::heading(file));
  }
  return files;
}

}  // namespace

CensusTruth write_census(const CensusPlan& plan, OutputFolder& folder, Progress& progress) {
  const DemoTerritory& territory = plan.territory;
  const auto& towns = plan.towns;
  CensusTruth truth{.units = std::vector<std::array<Tally, 2>>(towns.size()),
                    .poverty = std::vector<std::array<PovertyTally, 2>>(towns.size())};
  const auto blocks = blocks_of(towns);
  std::vector<OutputFile> files;
  auto department = static_cast<std::uint32_t>(territory.departments.size());
  std::vector<BlockResult> results(kBlocksAtOnce);
  for (std::size_t first = 0; first < blocks.size(); first += kBlocksAtOnce) {
    const std::size_t count = std::min(kBlocksAtOnce, blocks.size() - first);
    for_ranges(count, thread_count(), [&](std::size_t, std::size_t begin, std::size_t end) {
      for (std::size_t i = begin; i < end; ++i) {
        const Block& block = blocks[first + i];
        const DemoUnit& unit = territory.units[block.unit];
        BlockWriter(unit, territory.departments[unit.department], towns[block.unit], plan.questionnaire)
            .write(block, Random(plan.seed, kUnitStream + block.number), results[i]);
      }
    });
    for (std::size_t i = 0; i < count; ++i) {
      const std::uint32_t unit = blocks[first + i].unit;
      if (territory.units[unit].department != department) {
        std::ranges::for_each(files, &OutputFile::finish);
        department = territory.units[unit].department;
        files = open_files(plan.questionnaire, territory.departments[department].code, folder);
      }
      for (std::size_t file = 0; file < files.size(); ++file) {
        files[file].write(results[i].texts[file]);
      }
      for (std::size_t zone = 0; zone < results[i].tallies.size(); ++zone) {
        truth.units[unit][zone].add(results[i].tallies[zone]);
        truth.poverty[unit][zone].add(results[i].poverty[zone]);
      }
      truth.households += results[i].tallies[0].households + results[i].tallies[1].households;
    }
    progress.fraction(static_cast<double>(first + count) / static_cast<double>(blocks.size()));
  }
  std::ranges::for_each(files, &OutputFile::finish);
  return truth;
}

}  // namespace comarca::synth
