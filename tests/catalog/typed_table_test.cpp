// SPDX-License-Identifier: Apache-2.0
#include "comarca/catalog/typed_table.hpp"

#include <gtest/gtest.h>

#include "comarca/base/delimited.hpp"
#include "comarca/base/error.hpp"
#include "comarca/catalog/document.hpp"

namespace comarca {
namespace {

constexpr std::string_view kPlainSource = R"(
id = "prueba"
kind = "table"
title = "Prueba"
columns = [
  { name = "codigo", role = "code", headers = ["Cod"], required = true },
  { name = "nombre", role = "name", headers = ["Municipio"] },
  { name = "valor", role = "value", headers = ["Valor"], required = true },
]
)";

SourceDefinition source_of(std::string_view toml) {
  return read_source(Document::from_text(toml, "prueba.toml"));
}

struct Read {
  TypedTable table;
  Findings findings;

  [[nodiscard]] std::string codes() const {
    std::string out;
    for (const auto& code : table.codes) {
      out.append(code.text()).append(" ");
    }
    return out;
  }
  [[nodiscard]] const Finding* finding(const std::string& code) const {
    for (const auto& finding : findings.list()) {
      if (finding.code == code) {
        return &finding;
      }
    }
    return nullptr;
  }
  [[nodiscard]] std::optional<double> value(std::size_t row) const { return table.column("valor")->numbers.at(row); }
};

Read read(std::string_view csv, const SourceDefinition& source = source_of(kPlainSource)) {
  Read result;
  const RawTable raw = read_delimited_text(csv, "a.csv", {}, result.findings);
  result.table = type_table(raw, source, result.findings);
  return result;
}

TEST(TypedTable, a_table_with_titles_above_and_notes_below_keeps_its_units_only) {
  const auto got = read(
      "Cuadro 1,,\n"
      "Cod,Municipio,Valor\n"
      "5001,Medellín,1.5\n"
      "05002,Abejorral,2.5\n"
      "Fuente: cálculos propios,,\n");
  EXPECT_EQ(got.codes(), "05001 05002 ");
  EXPECT_EQ(got.value(1), 2.5);
  EXPECT_EQ(got.table.lines, (std::vector<std::size_t>{3, 4}));
  ASSERT_NE(got.finding("nota-al-pie"), nullptr);
  EXPECT_EQ(got.findings.count(Severity::error), 0U);
}

TEST(TypedTable, a_row_with_a_figure_is_no_note_however_bad_its_code) {
  const auto got = read("Cod,Municipio,Valor\n05001,Medellín,1\n68O76,,7\n,Abejorral,1\n1,Sin cifras del IGAC,\n");
  EXPECT_EQ(got.codes(), "05001 ");
  EXPECT_EQ(got.findings.count(Severity::error), 2U);
  ASSERT_NE(got.finding("nota-al-pie"), nullptr);
}

TEST(TypedTable, national_and_departmental_totals_are_left_out_and_counted) {
  const auto got = read("Cod,Municipio,Valor\n00000,Colombia,9\n05000,Antioquia,8\n05001,Medellín,1\n");
  EXPECT_EQ(got.codes(), "05001 ");
  ASSERT_NE(got.finding("fila-de-total"), nullptr);
  EXPECT_EQ(got.finding("fila-de-total")->what.en,
            "2 rows of national or departmental totals left out (the first in line 2).");
}

TEST(TypedTable, a_header_repeated_in_the_middle_is_left_out) {
  const auto got = read("Cod,Municipio,Valor\n05001,Medellín,1\nCod,Municipio,Valor\n05002,Abejorral,2\n");
  EXPECT_EQ(got.codes(), "05001 05002 ");
  EXPECT_NE(got.finding("encabezado-repetido"), nullptr);
}

TEST(TypedTable, a_code_that_occurs_twice_is_an_error_with_both_rows) {
  const auto got = read("Cod,Municipio,Valor\n05001,Medellín,1\n5001,Medellín,2\n");
  EXPECT_EQ(got.codes(), "05001 ");
  EXPECT_EQ(got.value(0), 1);
  ASSERT_NE(got.finding("codigo-duplicado"), nullptr);
  EXPECT_EQ(got.finding("codigo-duplicado")->where, "a.csv:3");
}

TEST(TypedTable, a_row_with_values_and_no_readable_code_is_an_error) {
  const auto got = read("Cod,Municipio,Valor\n05001,Medellín,1\n27.1,Quibdó,2\n");
  EXPECT_EQ(got.codes(), "05001 ");
  ASSERT_NE(got.finding("codigo-ilegible"), nullptr);
  EXPECT_EQ(got.finding("codigo-ilegible")->severity, Severity::error);
}

TEST(TypedTable, missing_marks_are_missing_and_other_words_are_findings) {
  const auto got = read("Cod,Municipio,Valor\n05001,A,ND\n05002,B,#N/A\n05004,C,mucho\n05021,D,0\n");
  EXPECT_EQ(got.value(0), std::nullopt);
  EXPECT_EQ(got.value(1), std::nullopt);
  EXPECT_EQ(got.value(2), std::nullopt);
  EXPECT_EQ(got.value(3), 0);
  ASSERT_NE(got.finding("numero-ilegible"), nullptr);
  EXPECT_EQ(got.finding("numero-ilegible")->unit, "05004");
}

TEST(TypedTable, numbers_that_may_be_read_both_ways_are_not_read) {
  const auto got = read("Cod;Municipio;Valor\n05001;A;1.234\n05002;B;5.678\n");
  EXPECT_EQ(got.value(0), std::nullopt);
  ASSERT_NE(got.finding("numeros-ambiguos"), nullptr);
  EXPECT_EQ(got.finding("numeros-ambiguos")->severity, Severity::error);
}

TEST(TypedTable, one_clear_cell_tells_how_the_ambiguous_ones_are_written) {
  const auto got = read("Cod;Municipio;Valor\n05001;A;1.234\n05002;B;1.234,5\n");
  EXPECT_EQ(got.value(0), 1234);
  EXPECT_EQ(got.value(1), 1234.5);
  EXPECT_TRUE(got.findings.empty());
}

TEST(TypedTable, a_declared_format_is_followed_to_the_letter) {
  const auto source = source_of(std::string(kPlainSource) + "[file]\ndecimal = \",\"\nthousands = \".\"\n");
  const auto got = read("Cod;Municipio;Valor\n05001;A;1.234\n05002;B;12.5\n", source);
  EXPECT_EQ(got.value(0), 1234);
  EXPECT_EQ(got.value(1), std::nullopt);
  EXPECT_NE(got.finding("numero-ilegible"), nullptr);
}

TEST(TypedTable, a_missing_required_column_says_what_was_found) {
  try {
    (void)read("Cod,Municipio\n05001,A\n");
    FAIL();
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::data);
    EXPECT_NE(std::string(error.what()).find("needs a column 'Valor'"), std::string::npos);
    EXPECT_NE(error.remedy().find("Cod, Municipio"), std::string::npos);
  }
}

TEST(TypedTable, a_header_that_stands_twice_is_not_taken_for_either) {
  try {
    (void)read("Cod,Municipio,Valor,Valor\n05001,A,1,2\n");
    FAIL();
  } catch (const Error& error) {
    EXPECT_NE(std::string(error.what()).find("there several times"), std::string::npos);
  }
  const auto got = read("Cod,Municipio,Municipio,Valor\n05001,A,B,1\n");
  EXPECT_EQ(got.table.column("nombre"), nullptr);
  EXPECT_NE(got.finding("columna-repetida"), nullptr);
}

TEST(TypedTable, headers_that_differ_in_a_sign_are_told_apart_and_one_column_is_never_read_twice) {
  const auto source = source_of(R"(
id = "signos"
kind = "table"
title = "Signos"
columns = [
  { name = "codigo", role = "code", headers = ["Cod"], required = true },
  { name = "puntaje", role = "value", headers = ["Inversión *"] },
  { name = "valor", role = "value", headers = ["Inversión"] },
]
)");
  const auto both = read("Cod,Inversión,Inversión *\n05001,1,2\n", source);
  EXPECT_EQ(both.value(0), 1);
  EXPECT_EQ(both.table.column("puntaje")->numbers[0], 2);
  const auto one = read("Cod,Inversión\n05001,1\n", source);
  EXPECT_EQ(one.value(0), 1);
  EXPECT_EQ(one.table.column("puntaje"), nullptr);
}

TEST(TypedTable, two_header_rows_are_joined_under_their_group) {
  const auto source = source_of(R"(
id = "grupos"
kind = "table"
title = "Grupos"
columns = [
  { name = "codigo", role = "code", headers = ["Municipio Código"], required = true },
  { name = "valor", role = "value", headers = ["Total Valor"], required = true },
]
[file]
header_rows = 2
)");
  const auto got = read("Departamento,,Municipio,,Total\nCódigo,Nombre,Código,Nombre,Valor\n05,A,05001,M,7\n", source);
  EXPECT_EQ(got.codes(), "05001 ");
  EXPECT_EQ(got.value(0), 7);
}

TEST(TypedTable, repeated_headers_are_told_apart_by_their_position) {
  const auto source = source_of(R"(
id = "posiciones"
kind = "table"
title = "Posiciones"
columns = [
  { name = "departamento", role = "department_code", position = 1, required = true },
  { name = "municipio", role = "local_code", position = 2, required = true },
  { name = "total", role = "value", position = 3, required = true },
  { name = "valor", role = "value", position = 4, required = true },
]
[file]
header_row = 1
)");
  const auto got = read("D,M,NBI,NBI\n05,001,1,2\n00,000,3,4\n", source);
  EXPECT_EQ(got.codes(), "05001 ");
  EXPECT_EQ(got.value(0), 2);
  EXPECT_NE(got.finding("fila-de-total"), nullptr);
}

TEST(TypedTable, rows_of_one_unit_are_told_apart_by_their_period) {
  const auto source = source_of(R"(
id = "panel"
kind = "table"
title = "Panel"
columns = [
  { name = "codigo", role = "code", headers = ["cod"], required = true },
  { name = "anio", role = "period", headers = ["ano"], form = "epoch_nanoseconds" },
  { name = "valor", role = "value", headers = ["v"], required = true, factor = 100 },
]
)");
  const auto got =
      read("cod,ano,v\n5001.0,725846400000000000,0.5\n5001.0,757382400000000000,0.25\n5001.0,ayer,1\n", source);
  EXPECT_EQ(got.table.periods, (std::vector<int>{1993, 1994}));
  EXPECT_EQ(got.value(1), 25);
  EXPECT_NE(got.finding("periodo-ilegible"), nullptr);
}

TEST(TypedTable, a_period_may_be_a_day_of_its_year_but_one_of_the_calendar) {
  const auto source = source_of(R"(
id = "panel"
kind = "table"
title = "Panel"
columns = [
  { name = "codigo", role = "code", headers = ["cod"], required = true },
  { name = "anio", role = "period", headers = ["ano"] },
  { name = "valor", role = "value", headers = ["v"], required = true },
]
)");
  const auto got = read("cod,ano,v\n05001,2018-12-31,1\n05002,2018-12-31T00:00:00,1\n05003,2018-99-99,1\n", source);
  EXPECT_EQ(got.table.periods, (std::vector<int>{2018, 2018}));
  EXPECT_NE(got.finding("periodo-ilegible"), nullptr);
}

TEST(TypedTable, the_generic_preset_keeps_the_columns_nobody_declared) {
  const auto source = source_of(std::string(kPlainSource) + "[file]\nkeep_other_columns = true\n");
  const auto got = read("Cod,Valor,Área (km²),Zona,Barrio\n05001,1,10.5,rural,05\n05002,2,ND,urbana,07\n", source);
  ASSERT_NE(got.table.column("area_km"), nullptr);
  EXPECT_EQ(got.table.column("area_km")->numbers[0], 10.5);
  EXPECT_EQ(got.table.column("zona")->texts[1], "urbana");
  EXPECT_EQ(got.table.column("barrio")->texts[0], "05");
}

TEST(TypedTable, a_table_of_one_row_without_data_is_empty_and_no_crash) {
  EXPECT_EQ(read("Cod,Municipio,Valor\n").table.row_count(), 0U);
  EXPECT_THROW((void)read(""), Error);
}

constexpr std::string_view kPreset = R"(
id = "cualquiera"
kind = "table"
title = "Cualquiera"
columns = [
  { name = "codigo", role = "code", headers = ["divipola", "cod_mpio"], required = true },
  { name = "codigo_local", role = "local_code", headers = ["cod_mpio"] },
  { name = "departamento_codigo", role = "department_code", headers = ["cod_dpto"] },
]
[file]
keep_other_columns = true
)";

TEST(TypedTable, a_code_beside_that_of_its_department_may_be_the_part_within_it_or_the_whole) {
  const SourceDefinition preset = source_of(kPreset);
  EXPECT_EQ(read("cod_dpto,cod_mpio,valor\n05,001,1\n05,002,2\n", preset).codes(), "05001 05002 ");
  EXPECT_EQ(read("cod_dpto,cod_mpio,valor\n05,05001,1\n,68001,2\n", preset).codes(), "05001 68001 ");
  EXPECT_EQ(read("cod_mpio,nombre,valor\n05001,x,1\n", preset).codes(), "05001 ");
  EXPECT_EQ(read("divipola,cod_dpto,cod_mpio\n05001,05,001\n", preset).codes(), "05001 ");
  EXPECT_THROW((void)read("cod_dpto,valor\n05,1\n", preset), Error);
}

TEST(TypedTable, an_odd_cell_does_not_make_a_text_of_a_column_of_numbers) {
  const auto got = read("divipola,valor\n05001,abc\n05002,5\n05004,6\n05021,\"$ 1.200,5\"\n", source_of(kPreset));
  ASSERT_EQ(got.table.column("valor")->numbers.size(), 4U);
  EXPECT_EQ(got.value(1), 5);
  EXPECT_FALSE(got.value(0));
  ASSERT_NE(got.finding("numero-ilegible"), nullptr);
  EXPECT_EQ(got.finding("numero-ilegible")->unit, "05001");
}

TEST(TypedTable, a_text_column_with_some_numbers_is_told_of_and_codes_stay_text) {
  const auto mixed = read("divipola,dato\n05001,abc\n05002,5\n05004,x\n", source_of(kPreset));
  EXPECT_TRUE(mixed.table.column("dato")->numbers.empty());
  ASSERT_NE(mixed.finding("columna-mixta"), nullptr);
  EXPECT_NE(mixed.finding("columna-mixta")->what.es.find("1 de 3 celdas"), std::string::npos);
  const auto codes = read("divipola,dato\n05001,0123\n05002,5\n05004,6\n", source_of(kPreset));
  EXPECT_EQ(codes.table.column("dato")->texts.at(0), "0123");
  EXPECT_EQ(codes.finding("columna-mixta"), nullptr);
}

TEST(TypedTable, a_header_without_rows_is_an_empty_file) {
  for (const auto* text : {"Cod,Municipio,Valor\n", "Cuadro 1,,\nCod,Municipio,Valor\n"}) {
    const auto got = read(text);
    ASSERT_NE(got.finding("archivo-vacio"), nullptr) << text;
    EXPECT_EQ(got.findings.count(Severity::error), 1U) << text;
  }
}

}  // namespace
}  // namespace comarca
