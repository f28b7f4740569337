// SPDX-License-Identifier: Apache-2.0
#include "project/keys/keys.hpp"

namespace comarca {
namespace {

constexpr double kMostWeight = 1e6;

const SectionKeys<CompositeRule::Part>& part_keys() {
  using S = CompositeRule::Part;
  static const SectionKeys<S> kKeys = {
      key("indicator", &S::indicator)
          .required()
          .alias("indicador")
          .says("Indicador de la parte", "Indicator of the part"),
      key("figure", &S::figure).required().alias("cifra").says("Cifra de la parte", "Figure of the part"),
      key("weight", &S::weight).above(0, kMostWeight).alias("peso").says("Peso de la parte", "Weight of the part"),
      choice("better", &S::better, {{"mas", CompositeRule::Better::more}, {"menos", CompositeRule::Better::less}})
          .alias("mejor")
          .says("Si más o menos de ella es mejor", "Whether more or less of it is better"),
  };
  return kKeys;
}

void has_parts(CompositeRule& /*rule*/, const Table& table, Reading& reading) {
  const auto parts = table.optional("part");
  if (!parts || (parts->is_array() && parts->array().empty())) {
    reading.mistake(table.where(), {"un índice compuesto necesita al menos una [[composite.part]]",
                                    "a composite needs at least one [[composite.part]]"});
  }
}

void places_of_computed(IndicatorsSection& section, const Table& table, Reading& /*reading*/) {
  if (const auto compute = table.optional("compute")) {
    for (const auto& item : compute->is_array() ? compute->array() : std::vector<Value>{*compute}) {
      section.compute_places.push_back(item.where());
    }
  }
}

}  // namespace

const SectionKeys<CompositeRule>& composite_keys() {
  using S = CompositeRule;
  static const auto kKeys =
      SectionKeys<S>{
          key("id", &S::id).required().says("Nombre corto de un índice propio", "Short name of an index of your own"),
          key("name", &S::name)
              .required()
              .alias("nombre")
              .says("Su título, en un idioma o en los dos: { es = \"...\", en = \"...\" }",
                    "Its title, in one language or in both: { es = \"...\", en = \"...\" }"),
          choice("normalise", &S::normalise,
                 {{"range", S::Normalise::range}, {"rank", S::Normalise::rank}, {"z_score", S::Normalise::z_score}})
              .alias("normalizar")
              .says("Cómo se hacen comparables las cifras", "How figures become comparable"),
          choice("aggregate", &S::aggregate,
                 {{"arithmetic", S::Aggregate::arithmetic}, {"geometric", S::Aggregate::geometric}})
              .alias("agregar")
              .says("Cómo se juntan las partes", "How parts are joined"),
          sections<S>("part", &S::parts, part_keys())
              .alias("parte")
              .says("Una parte del índice", "A part of the index"),
      }
          .rule(has_parts);
  return kKeys;
}

const SectionKeys<MicrodataSection>& microdata_keys() {
  using S = MicrodataSection;
  static const SectionKeys<S> kKeys = {
      key("source", &S::source)
          .required()
          .alias("fuente")
          .says("Disposición de los archivos, como la conoce layers/sources/microdata",
                "Layout of the files, as layers/sources/microdata knows it"),
      key("folder", &S::folder)
          .required()
          .alias("carpeta")
          .says("Carpeta con los archivos de microdatos", "Folder with the files of microdata"),
  };
  return kKeys;
}

const SectionKeys<IndicatorsSection>& indicators_keys() {
  using S = IndicatorsSection;
  static const auto kKeys =
      SectionKeys<S>{
          key("compute", &S::compute)
              .alias("calcular")
              .says("Indicadores que se calculan; si falta, todos los que tienen datos",
                    "Indicators to compute; every one that has data when absent"),
          key("scores", &S::scores)
              .alias("puntajes")
              .says("Tablas de puntajes propias, para índices de puntajes: icv = \"tabla.toml\"",
                    "Score tables of your own, for indices of scores: icv = \"tabla.toml\""),
      }
          .rule(places_of_computed);
  return kKeys;
}

}  // namespace comarca
