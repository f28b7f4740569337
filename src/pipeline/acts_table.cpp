// SPDX-License-Identifier: Apache-2.0
#include "comarca/pipeline/acts_table.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <initializer_list>

#include <fmt/format.h>

#include "comarca/base/text.hpp"
#include "comarca/gis/table_reader.hpp"
#include "comarca/product/contract.hpp"
#include "comarca/schemes/acts.hpp"

// ADR 0270: acts are records, and rules ask for each one they need.
namespace comarca {
namespace {

enum class Column : std::uint8_t { scheme, act, unit, issuer, number, date, reference, file, roll, yes, no, turnout };
constexpr std::size_t kColumns = 12;

/// Titles of each column, as they are compared: folded.
const std::array<std::vector<std::string>, kColumns>& headers() {
  static const std::array<std::vector<std::string>, kColumns> kHeaders = {
      {{folded("Esquema"), "id esquema"},
       {"acto", "tipo de acto", folded("Tipo"), "documento", "clase de acto"},
       {folded("Unidad"), folded("Código"), "codigo divipola", "divipola", "codigo unidad", "codigo dane"},
       {"emisor", "expide", "quien expide", "quien lo expide", "corporacion"},
       {"numero", "nro", "num", "no acto", "numero de acto"},
       {folded("Fecha"), "fecha del acto", "fecha de expedicion"},
       {"referencia", folded("Descripción")},
       {folded("Archivo"), "soporte", "enlace"},
       {"censo", "censo electoral", "potencial"},
       {"si", "votos si", "votos a favor"},
       {"no", "votos no", "votos en contra"},
       {"votantes", "participacion", "total votantes"}}};
  return kHeaders;
}

std::optional<std::int64_t> whole(std::string_view text) {
  std::string digits;
  for (const char letter : trim(text)) {
    if (letter != '.' && letter != ' ') {  // thousands marks
      digits += letter;
    }
  }
  std::int64_t number = 0;
  const auto [end, failure] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  const bool read = failure == std::errc{} && end == digits.data() + digits.size() && !digits.empty() && number >= 0;
  return read ? std::optional(number) : std::nullopt;
}

/// A zero lost in front of a code is put back: codes have two digits or five.
std::string with_zero(std::string_view text) {
  std::string code(trim(text));
  const bool digits = std::ranges::all_of(code, [](char c) { return c >= '0' && c <= '9'; });
  return digits && (code.size() == 1 || code.size() == 4) ? "0" + code : code;
}

/// "Autorización concejo" is "autorizacion-concejo".
std::string act_name(std::string_view text) {
  std::string name = folded(text);
  std::ranges::replace(name, ' ', '-');
  return name;
}

/// Reads the rows of one table.
class ActsTable {
 public:
  ActsTable(const RawTable& raw, std::vector<SchemeProposal>& schemes, Findings& findings)
      : raw_(raw), schemes_(schemes), findings_(findings) {}

  void read();

 private:
  [[nodiscard]] bool find_columns();
  [[nodiscard]] std::string cell(std::size_t row, Column column) const;
  void read_row(std::size_t row);
  void read_vote(std::size_t row, SchemeProposal& scheme);
  [[nodiscard]] std::optional<Date> read_date(std::size_t row);
  void find_fault(std::size_t row, const char* code, Text what, Text remedy);

  const RawTable& raw_;
  std::vector<SchemeProposal>& schemes_;
  Findings& findings_;
  std::array<std::optional<std::size_t>, kColumns> at_;
  std::size_t first_row_ = 0;
};

bool ActsTable::find_columns() {
  for (std::size_t row = 0; row < raw_.row_count(); ++row) {
    at_ = {};
    for (std::size_t column = 0; column < raw_.width(row); ++column) {
      const std::string header = folded(raw_.cell(row, column));
      for (std::size_t kind = 0; kind < kColumns; ++kind) {
        const auto& names = headers()[kind];
        if (!at_[kind] && std::ranges::find(names, header) != names.end()) {
          at_[kind] = column;
        }
      }
    }
    if (at_[static_cast<std::size_t>(Column::scheme)] && at_[static_cast<std::size_t>(Column::act)]) {
      first_row_ = row + 1;
      return true;
    }
  }
  return false;
}

std::string ActsTable::cell(std::size_t row, Column column) const {
  const auto at = at_[static_cast<std::size_t>(column)];
  return at ? std::string(trim(raw_.cell(row, *at))) : std::string();
}

void ActsTable::find_fault(std::size_t row, const char* code, Text what, Text remedy) {
  findings_.add({.code = code,
                 .severity = Severity::error,
                 .layer = contract().schemes.layer_name(),
                 .where = fmt::format("{}:{}", raw_.file, raw_.line(row)),
                 .what = std::move(what),
                 .remedy = std::move(remedy),
                 .wkb = {}});
}

std::optional<Date> ActsTable::read_date(std::size_t row) {
  const std::string text = cell(row, Column::date);
  const auto day = read_day(text);
  if (!day && !text.empty()) {
    find_fault(row, "acto-sin-fecha",
               {fmt::format("«{}» no es una fecha.", text), fmt::format("'{}' is no date.", text)},
               {"Escríbala como 2024-05-03 o 3/5/2024.", "Write it as 2024-05-03 or 3/5/2024."});
  }
  return day;
}

void ActsTable::read_vote(std::size_t row, SchemeProposal& scheme) {
  const auto roll = whole(cell(row, Column::roll));
  const auto yes = whole(cell(row, Column::yes));
  const auto no = whole(cell(row, Column::no));
  const auto turnout = whole(cell(row, Column::turnout));
  const bool sound =
      roll && yes && no && turnout.value_or(*yes + *no) >= *yes + *no && turnout.value_or(*yes + *no) <= *roll;
  if (!sound) {
    find_fault(
        row, "voto-ilegible",
        {"La consulta no trae censo, sí y no, o no cuadran.", "The vote lacks roll, yes and no, or they disagree."},
        {"Escriba números enteros: los votos no pasan de los votantes, ni estos del censo.",
         "Write whole numbers: votes are no more than voters, nor voters than the roll."});
    return;
  }
  scheme.votes.push_back({with_zero(cell(row, Column::unit)), *roll, *yes, *no, turnout, read_date(row)});
}

void ActsTable::read_row(std::size_t row) {
  const std::string id = cell(row, Column::scheme);
  const std::string name = act_name(cell(row, Column::act));
  const auto scheme = std::ranges::find(schemes_, id, &SchemeProposal::id);
  if (scheme == schemes_.end()) {
    std::vector<std::string> known;
    for (const SchemeProposal& one : schemes_) {
      known.push_back(one.id);
    }
    const auto near = nearest_name(id, known);
    find_fault(row, "acto-de-nadie",
               {fmt::format("El proyecto no tiene un esquema «{}»{}", id, near ? ": ¿es «" + *near + "»?" : "."),
                fmt::format("The project has no scheme '{}'{}", id, near ? ": is it '" + *near + "'?" : ".")},
               {"Nombre el esquema como en el proyecto.", "Name the scheme as the project does."});
    return;
  }
  if (name.empty()) {
    find_fault(
        row, "acto-sin-nombre", {"La fila no dice qué acto es.", "The row does not say which act it is."},
        {"Nombre el acto como «comarca scheme check» lo pide.", "Name the act as 'comarca scheme check' asks it."});
    return;
  }
  if (name == kVote) {
    read_vote(row, *scheme);
    return;
  }
  scheme->documents.push_back({.document = name,
                               .reference = cell(row, Column::reference),
                               .date = read_date(row),
                               .unit = with_zero(cell(row, Column::unit)),
                               .issuer = cell(row, Column::issuer),
                               .number = cell(row, Column::number),
                               .file = cell(row, Column::file),
                               .where = {.file = raw_.file, .line = raw_.line(row)}});
}

void ActsTable::read() {
  if (!find_columns()) {
    findings_.add({.code = "actos-sin-columnas",
                   .severity = Severity::error,
                   .layer = contract().schemes.layer_name(),
                   .where = raw_.file,
                   .what = {"Ninguna fila nombra las columnas «esquema» y «acto».",
                            "No row names the columns 'esquema' and 'acto'."},
                   .remedy = {"Encabece la tabla con esquema, acto, unidad, fecha, referencia.",
                              "Head the table with esquema, acto, unidad, fecha, referencia."},
                   .wkb = {}});
    return;
  }
  for (std::size_t row = first_row_; row < raw_.row_count(); ++row) {
    if (raw_.filled(row) > 0) {
      read_row(row);
    }
  }
}

/// The number of a month in Spanish, or 0.
int month_of(std::string_view name) {
  constexpr std::array<std::string_view, 12> kMonths = {"enero",      "febrero", "marzo",     "abril",
                                                        "mayo",       "junio",   "julio",     "agosto",
                                                        "septiembre", "octubre", "noviembre", "diciembre"};
  const auto found = std::ranges::find(kMonths, name == "setiembre" ? "septiembre" : name);
  return found == kMonths.end() ? 0 : static_cast<int>(found - kMonths.begin()) + 1;
}

}  // namespace

std::optional<Date> read_day(std::string_view text) {
  std::vector<std::string> parts;
  for (std::string& part : split(folded(text), ' ')) {
    if (!std::string_view("del").starts_with(part)) {  // "3 de mayo del 2024"
      parts.push_back(std::move(part));
    }
  }
  if (parts.size() > 3 && std::ranges::all_of(parts.begin() + 3, parts.end(), [](const std::string& part) {
        return part.find_first_not_of('0') == std::string::npos;
      })) {
    parts.resize(3);  // midnight, as spreadsheets write days
  }
  if (parts.size() != 3) {
    return std::nullopt;
  }
  const bool year_first = parts[0].size() == 4;
  const auto year = whole(parts[year_first ? 0 : 2]);
  const auto day = whole(parts[year_first ? 2 : 0]);
  const int named = month_of(parts[1]);
  const auto month = named > 0 ? std::optional<std::int64_t>(named) : whole(parts[1]);
  const bool sound = year && month && day && *year >= 1000 && *year < 10000 && *month < 100 && *day < 100;
  return sound ? Date::of(static_cast<int>(*year), static_cast<int>(*month), static_cast<int>(*day)) : std::nullopt;
}

void add_acts_of_table(std::vector<SchemeProposal>& schemes, const std::filesystem::path& file, Findings& findings) {
  RawTable raw = read_only_sheet(file, {}, findings);
  raw.file = file.filename().string();
  ActsTable(raw, schemes, findings).read();
}

}  // namespace comarca
