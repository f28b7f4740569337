// SPDX-License-Identifier: Apache-2.0
#include "pipeline/support/own_tables.hpp"

#include <algorithm>

#include "comarca/base/error.hpp"
#include "comarca/base/text.hpp"

namespace comarca {
namespace {

using namespace testing_support;

constexpr const char* kIdhFeed =
    "[[table]]\nfile = 'desarrollo.csv'\nfeeds = 'idh'\ncode = 'MPIO'\nperiod = 'ANO'\n"
    "[table.inputs]\nle = 'Esperanza de vida'\neys = { column = 'EYS', zone = 'total' }\nmys = 'MYS'\ngnipc = 'INB'\n";

// Cases HDI-COL-2010 and HDI-COL-2015: what the UNDP published of Colombia, 0.732 and 0.758.
TEST(OwnTables, any_table_feeds_an_index_by_what_the_project_says_of_its_columns) {
  const OwnTables own({{"desarrollo.csv",
                        "MPIO,ANO,Esperanza de vida,EYS,MYS,INB\n"
                        "76001,2010,75.033,14.41386032,7.393869877,11472.10244\n"
                        "76001,2015,76.257,14.64527988,8.047450066,14032.54315\n"}},
                      kIdhFeed);
  EXPECT_NEAR(own.figure("76001", "idh", "idh", "2010").value.value_or(0), 0.732, 0.0005);
  EXPECT_NEAR(own.figure("76001", "idh", "idh", "2015").value.value_or(0), 0.758, 0.0005);
}

TEST(OwnTables, a_figure_says_how_it_changed_since_the_period_before) {
  const OwnTables own(
      {{"desarrollo.csv",
        "MPIO,ANO,Esperanza de vida,EYS,MYS,INB\n76001,2010,65,14,7,11000\n76001,2015,78,14,7,11000\n"}},
      kIdhFeed);
  const std::string csv = indicators_csv(own.work, two_towns(), Language::spanish);
  EXPECT_NE(csv.find("periodo_anterior,valor_anterior,cambio\n"), std::string::npos);
  std::size_t changed = 0;
  for (const FigureColumn& column : own.work.figures.columns()) {
    if (column.level != Level::municipality || column.figure != "salud" || !column.value.has(0)) {
      continue;
    }
    const auto change = change_of(own.work.figures, column, 0);
    ASSERT_EQ(change.has_value(), column.period == "2015");
    if (change) {
      ++changed;
      EXPECT_EQ(change->period, "2010");
      EXPECT_NEAR(change->change, 13.0 / 65, 1e-12);
    }
  }
  EXPECT_EQ(changed, 1U);
}

TEST(OwnTables, wrong_names_are_told_with_the_nearest) {
  const std::map<std::string, std::string> file = {{"t.csv", "MPIO,V\n76001,70\n"}};
  const auto remedy = [&](const std::string& feeds, const std::string& input) -> std::string {
    try {
      const OwnTables own(file, "[[table]]\nfile = 't.csv'\nfeeds = '" + feeds + "'\ncode = 'MPIO'\nperiod = '2018'\n" +
                                    "[table.inputs]\n" + input + " = 'V'\n");
    } catch (const Error& error) {
      return error.remedy();
    }
    return "accepted";
  };
  EXPECT_EQ(remedy("idhh", "le"), "Did you mean 'idh'?");
  EXPECT_EQ(remedy("idh", "gnipcc"), "Did you mean 'gnipc'?");
  EXPECT_EQ(remedy("idh", "le"), "accepted");
}

TEST(OwnTables, a_department_lends_its_value_which_the_figure_says) {
  const OwnTables own({{"mpios.csv", "MPIO,LE\n76001,80\n"}, {"dptos.csv", "DPTO,LE\n76,70\n5,60\n"}},
                      "[[table]]\nfile = 'mpios.csv'\nfeeds = 'idh'\ncode = 'MPIO'\nperiod = '2018'\n"
                      "[table.inputs]\nle = 'LE'\n"
                      "[[table]]\nfile = 'dptos.csv'\nfeeds = 'idh'\ncode = 'DPTO'\nperiod = '2018'\n"
                      "level = 'departamento'\n[table.inputs]\nle = 'LE'\n");
  const Figure& lent = own.figure("76111", "idh", "salud", "2018");
  EXPECT_DOUBLE_EQ(lent.value.value_or(0), 50.0 / 65);
  EXPECT_TRUE(lent.imputed);
  const Figure& of_its_own = own.figure("76001", "idh", "salud", "2018");
  EXPECT_DOUBLE_EQ(of_its_own.value.value_or(0), 60.0 / 65);
  EXPECT_FALSE(of_its_own.imputed);
}

// (300 * 80 + 100 * 60) / 400 is 75; scaled to 78, each is multiplied by 1.04.
TEST(OwnTables, components_are_scaled_to_the_national_value) {
  const OwnTables own({{"mpios.csv", "MPIO,LE,POB\n76001,80,300\n76111,60,100\n"}},
                      "[[table]]\nfile = 'mpios.csv'\nfeeds = 'idh'\ncode = 'MPIO'\nperiod = '2018'\n"
                      "[table.inputs]\nle = 'LE'\n[table.weights]\npoblacion = 'POB'\n[table.national]\nle = 78\n");
  EXPECT_NEAR(own.figure("76111", "idh", "salud", "2018").value.value_or(0), (62.4 - 20) / 65, 1e-12);
  EXPECT_NEAR(own.figure("76", "idh", "salud", "2018").value.value_or(0), (78.0 - 20) / 65, 1e-12);
  const auto& list = own.findings.list();
  EXPECT_TRUE(std::ranges::any_of(list, [](const Finding& item) { return item.code == "escalado-al-nacional"; }));
}

TEST(OwnTables, two_populations_of_one_period_are_told_by_the_names_of_their_tables) {
  const std::string table = "code = 'MPIO'\nperiod = '2018'\n[table.weights]\npoblacion = 'POB'\n";
  const OwnTables own(
      {{"una.csv", "MPIO,POB\n76001,300\n76111,100\n"}, {"otra.csv", "MPIO,POB\n76001,310\n76111,100\n"}},
      "[[table]]\nfile = 'una.csv'\n" + table + "[[table]]\nfile = 'otra.csv'\n" + table);
  const auto& list = own.findings.list();
  const auto found = std::ranges::find(list, "denominador-de-otra-tabla", &Finding::code);
  ASSERT_NE(found, list.end());
  EXPECT_EQ(found->what.es,
            "'poblacion' de 2018: 1 valor en «otra» no es el de «una», que es el que pesa en los agregados");
}

// 2015 has one of two towns, 2010 both: the latest that most have is 2010; the other part is of 2015 for both.
TEST(OwnTables, a_composite_takes_each_part_of_one_period_and_says_which) {
  const std::string composite =
      "[[composite]]\nid = 'propio'\nname = 'x'\n[[composite.part]]\nindicator = 'idh'\nfigure = 'salud'\n"
      "[[composite.part]]\nindicator = 'idh'\nfigure = 'ingreso'\n";
  const OwnTables own({{"desarrollo.csv",
                        "MPIO,ANO,Esperanza de vida,EYS,MYS,INB\n76001,2010,60,,,\n76111,2010,70,,,\n"
                        "76001,2015,80,,,5000\n76111,2015,,,,9000\n"}},
                      kIdhFeed + composite);
  EXPECT_EQ(own.figure("76001", "propio", "indice", "2010/2015").value, 0.0);
  EXPECT_EQ(own.figure("76111", "propio", "indice", "2010/2015").value, 1.0);

  const OwnTables lacking(
      {{"desarrollo.csv", "MPIO,ANO,Esperanza de vida,EYS,MYS,INB\n76001,2015,80,,,5000\n76111,2015,70,,,\n"}},
      kIdhFeed + composite);
  const Figure& withheld = lacking.figure("76111", "propio", "indice", "2015");
  EXPECT_EQ(withheld.value, std::nullopt);
  EXPECT_EQ(withheld.reason.es, "falta 'idh.ingreso' de 2015");
}

constexpr const char* kIdiFeed =
    "[[table]]\nfile = 'furag.csv'\nfeeds = 'idi'\ncode = 'MPIO'\nperiod = '2021'\npeers = 'Grupo par'\n"
    "[table.inputs]\nidi_dado = 'IDI'\n";

/// The cells of a row of the long table, by column.
std::map<std::string, std::string> long_row_of(const IndicatorWork& work, const std::string& start) {
  const std::string csv = indicators_csv(work, two_towns(), Language::spanish);
  const auto row = csv.find("\n" + start);
  const auto cells_of = [](const std::string& line) { return split(line, ','); };
  const auto names = cells_of(csv.substr(0, csv.find('\n')));
  const auto cells = cells_of(row == std::string::npos ? "" : csv.substr(row + 1, csv.find('\n', row + 1) - row - 1));
  std::map<std::string, std::string> result;
  for (std::size_t i = 0; i < names.size() && i < cells.size(); ++i) {
    result[names[i]] = cells[i];
  }
  return result;
}

// Cali is the best of the two of the project, and the second of three of its group, whose mean is (80 + 90 + 40) / 3.
TEST(OwnTables, a_column_of_peer_groups_compares_with_the_whole_table) {
  const OwnTables own({{"furag.csv",
                        "MPIO,IDI,Grupo par\n76001,80,Ciudades\n76111,70,Básica\n05001,90,Ciudades\n"
                        "68001,40,Ciudades\n11001,,Ciudades\n15001,99,\n"}},
                      kIdiFeed);
  auto row = long_row_of(own.work, "municipio,76001,Cali,total,2021,idi,idi,");
  EXPECT_EQ(row["puesto"], "1");
  EXPECT_EQ(row["de"], "2");
  EXPECT_EQ(row["grupo_par"], "Ciudades");
  EXPECT_EQ(row["puesto_grupo"], "2");
  EXPECT_EQ(row["de_grupo"], "3");
  EXPECT_EQ(row["quintil_grupo"], "2");
  EXPECT_EQ(row["promedio_grupo"], "70");
  EXPECT_EQ(row["diferencia_mejor_grupo"], "-10");
  row = long_row_of(own.work, "municipio,76111,Buga,total,2021,idi,idi,");
  EXPECT_EQ(row["de_grupo"], "1");
  EXPECT_EQ(row["diferencia_mejor_grupo"], "0");
  row = long_row_of(own.work, "departamento,76,Valle,total,2021,idi,idi,");
  EXPECT_EQ(row["valor"], "75");
  EXPECT_EQ(row["grupo_par"], "");
  EXPECT_EQ(own.work.peer_columns.at("idi"), "Grupo par (furag.csv)");
}

TEST(OwnTables, peer_groups_may_come_from_a_table_of_their_own_and_be_numbers) {
  const OwnTables own({{"idi.csv", "MPIO,IDI\n76001,80\n76111,70\n"}, {"grupos.csv", "MPIO,G\n76001,3\n76111,3\n"}},
                      "[[table]]\nfile = 'idi.csv'\nfeeds = 'idi'\ncode = 'MPIO'\nperiod = '2021'\n"
                      "[table.inputs]\nidi_dado = 'IDI'\n"
                      "[[table]]\nfile = 'grupos.csv'\nfeeds = 'idi'\ncode = 'MPIO'\nperiod = '2021'\npeers = 'G'\n");
  auto row = long_row_of(own.work, "municipio,76111,Buga,total,2021,idi,idi,");
  EXPECT_EQ(row["grupo_par"], "3");
  EXPECT_EQ(row["puesto_grupo"], "2");
  EXPECT_EQ(row["diferencia_mejor_grupo"], "-10");
}

TEST(OwnTables, without_a_column_of_groups_nothing_is_said_of_peers) {
  std::string feed = kIdiFeed;
  feed.erase(feed.find("peers"), std::string("peers = 'Grupo par'\n").size());
  const OwnTables own({{"furag.csv", "MPIO,IDI,Grupo par\n76001,80,A\n76111,70,A\n"}}, feed);
  auto row = long_row_of(own.work, "municipio,76001,Cali,total,2021,idi,idi,");
  EXPECT_EQ(row["puesto"], "1");
  EXPECT_EQ(row["grupo_par"] + row["puesto_grupo"] + row["promedio_grupo"], "");
  EXPECT_TRUE(own.work.peer_columns.empty());
}

TEST(OwnTables, peers_without_an_index_or_of_departments_are_refused) {
  const std::map<std::string, std::string> files = {{"t.csv", "MPIO,IDI,G\n76001,80,A\n"}};
  const std::string start = "[[table]]\nfile = 't.csv'\ncode = 'MPIO'\nperiod = '2021'\npeers = 'G'\n";
  EXPECT_THROW(OwnTables(files, start), Error);
  EXPECT_THROW(OwnTables(files, start + "feeds = 'idi'\nlevel = 'departamento'\n"), Error);
}

/// Components of the two towns by zone, their populations, and a factor for each zone of the department.
constexpr const char* kZones =
    "[[table]]\nfile = 'c.csv'\nfeeds = 'nbi_componentes'\ncode = 'MPIO'\nperiod = '2024'\n[table.inputs]\n"
    "vivienda_pct = ['V', { column = 'VC', zone = 'cabecera' }]\nservicios_pct = ['S', { column = 'VC', zone = "
    "'cabecera' }]\nhacinamiento_pct = ['C', { column = 'C', zone = 'cabecera' }]\ninasistencia_pct = ['C', { column = "
    "'C', zone = 'cabecera' }]\ndependencia_pct = ['C', { column = 'C', zone = 'cabecera' }]\n[table.weights]\n"
    "poblacion = ['P', { column = 'PC', zone = 'cabecera' }]\n"
    "[[table]]\nfile = 'f.csv'\nfeeds = 'nbi_componentes'\nlevel = 'departamento'\nperiod = '2024'\n[table.inputs]\n"
    "factor_calibracion = [{ column = 'F', zone = 'total' }, { column = 'FC', zone = 'cabecera' }]\n";

// By hand: 20 and 0 are 20 whatever the factor; 10 and 10 are 19 under independence and 0.8 x 19 = 15.2 calibrated.
// Of 300 and 100 people: (300 x 20 + 100 x 19) / 400 = 19.75 and (300 x 20 + 100 x 15.2) / 400 = 18.8.
TEST(OwnTables, the_calibrated_nbi_of_a_department_is_the_mean_of_its_municipalities) {
  const OwnTables own({{"c.csv", "MPIO,V,S,C,VC,P,PC\n76001,20,0,0,4,300,200\n76111,10,10,0,5,100,50\n"},
                       {"f.csv", "codigo,F,FC\n76,0.8,0.9\n"}},
                      kZones);
  const Figure& town = own.figure("76111", "nbi_componentes", "nbi_calibrada", "2024");
  EXPECT_NEAR(town.value.value_or(0), 15.2, 1e-9);
  EXPECT_EQ(town.lower, 10);
  EXPECT_EQ(town.upper, 20);
  EXPECT_TRUE(town.imputed);
  const Figure& apart = own.figure("76", "nbi_componentes", "nbi_independencia", "2024");
  EXPECT_NEAR(apart.value.value_or(0), 19.75, 1e-9);
  const Figure& together = own.figure("76", "nbi_componentes", "nbi_calibrada", "2024");
  EXPECT_NEAR(together.value.value_or(0), 18.8, 1e-9);
  EXPECT_NEAR(together.numerator.value_or(0), 75.2, 1e-9);
  EXPECT_EQ(together.denominator, 400);
  EXPECT_EQ(together.coverage, 1);
  EXPECT_EQ(together.status, "proxy");
  EXPECT_TRUE(together.method.starts_with("proxy: media de los municipios")) << together.method;
  EXPECT_DOUBLE_EQ(together.lower.value_or(0), 17.5);  // Fréchet, of components of 17.5 and 2.5
  EXPECT_DOUBLE_EQ(together.upper.value_or(0), 20);
}

// In the seats: 4 and 4 are 7.84 under independence, 5 and 5 are 9.75; the factor there is 0.9.
TEST(OwnTables, one_table_feeds_an_input_in_every_zone) {
  const OwnTables own({{"c.csv", "MPIO,V,S,C,VC,P,PC\n76001,20,0,0,4,300,200\n76111,10,10,0,5,100,50\n"},
                       {"f.csv", "codigo,F,FC\n76,0.8,0.9\n"}},
                      kZones);
  const auto rows = own.work.figures.rows();
  const auto seat = [&rows](const std::string& unit) {
    return std::ranges::find_if(rows, [&unit](const Figure& figure) {
      return figure.figure == "nbi_calibrada" && figure.place == Place{unit, Zone::cabecera, "2024"};
    });
  };
  EXPECT_NEAR(seat("76001")->value.value_or(0), 0.9 * 7.84, 1e-9);
  EXPECT_NEAR(seat("76")->value.value_or(0), 0.9 * (200 * 7.84 + 50 * 9.75) / 250, 1e-9);
}

TEST(OwnTables, a_mean_of_municipalities_is_withheld_or_missing_as_its_parts_are) {
  const OwnTables half({{"c.csv", "MPIO,V,S,C,VC,P,PC\n76001,20,0,0,4,300,200\n76111,,10,0,5,100,50\n"},
                        {"f.csv", "codigo,F,FC\n76,0.8,0.9\n"}},
                       kZones);
  EXPECT_EQ(half.figure("76", "nbi_componentes", "nbi_calibrada", "2024").state(), FigureState::withheld);
  EXPECT_EQ(half.figure("76", "nbi_componentes", "nbi_calibrada", "2024").coverage, 0.75);
  const OwnTables none({{"c.csv", "MPIO,V,S,C,VC,P,PC\n76001,20,0,0,4,300,200\n76111,10,10,0,5,100,50\n"},
                        {"f.csv", "codigo,F,FC\n76,,\n"}},
                       kZones);
  EXPECT_EQ(none.figure("76", "nbi_componentes", "nbi_calibrada", "2024").state(), FigureState::missing);
  EXPECT_EQ(none.figure("76", "nbi_componentes", "nbi_calibrada", "2024").reason.es,
            "falta el dato 'factor_calibracion'");
}

TEST(OwnTables, primacy_is_withheld_where_populations_are_missing) {
  const std::string table =
      "[[table]]\nfile = 'p.csv'\nfeeds = 'contexto'\ncode = 'MPIO'\nperiod = '2018'\n[table.inputs]\npoblacion = "
      "'POB'\n";
  const OwnTables half({{"p.csv", "MPIO,POB\n76001,300\n"}}, table);
  EXPECT_EQ(half.figure("76", "ciudades", "primacia_2", "2018").value, std::nullopt);
  EXPECT_EQ(half.figure("76", "ciudades", "primacia_2", "2018").coverage, 0.5);
  EXPECT_EQ(half.figure("76", "contexto", "poblacion_total", "2018").value, std::nullopt);
  const OwnTables both({{"p.csv", "MPIO,POB\n76001,300\n76111,100\n"}}, table);
  EXPECT_EQ(both.figure("76", "ciudades", "primacia_2", "2018").value, 3.0);
  EXPECT_EQ(both.figure("76", "contexto", "poblacion_total", "2018").value, 400.0);
}

}  // namespace
}  // namespace comarca
