// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include "comarca/catalog/scheme_proposal_keys.hpp"

namespace comarca {
namespace {

constexpr double kMostVotes = 1e9;

const SectionKeys<DeclaredDocument>& document_keys() {
  using S = DeclaredDocument;
  static const SectionKeys<S> kKeys = {
      key("document", &S::document)
          .required()
          .alias("documento")
          .says("Un documento que las reglas nombran", "A document that the rules name"),
      key("reference", &S::reference)
          .alias("referencia")
          .says("Cómo encontrarlo; sin ella ni archivo, el acto queda declarado sin soporte",
                "How to find it; without it and without a file the act is declared without support"),
      key("date", &S::date).alias("fecha").says("Su fecha (aaaa-mm-dd)", "Its date (yyyy-mm-dd)"),
      key("unit", &S::unit)
          .alias("unidad")
          .says("Código de la unidad cuyo concejo, asamblea o alcalde lo expidió",
                "Code of the unit whose council, assembly or mayor issued it"),
      key("issuer", &S::issuer).alias("emisor").says("Quién lo expidió, en palabras", "Who issued it, in words"),
      key("number", &S::number).alias("numero").says("Su número", "Its number"),
      key("file", &S::file).alias("archivo").says("Su texto o una copia", "Its text or a copy"),
  };
  return kKeys;
}

void votes_add_up(Vote& vote, const Table& table, Reading& reading) {
  const std::int64_t voted = vote.turnout.value_or(vote.yes + vote.no);
  if (voted < vote.yes + vote.no || voted > vote.roll) {
    reading.mistake(table.where(),
                    {fmt::format("{}: {} votos a favor y en contra, {} votantes, un censo electoral de {}", vote.unit,
                                 vote.yes + vote.no, voted, vote.roll),
                     fmt::format("{}: {} votes for and against, {} voters, a roll of {}", vote.unit, vote.yes + vote.no,
                                 voted, vote.roll)},
                    {"Los votos no pueden ser más que los votantes, ni estos más que el censo electoral.",
                     "Votes cannot be more than voters, nor voters more than the roll."});
  }
}

const SectionKeys<Vote>& vote_keys() {
  using S = Vote;
  const auto votes = [](const char* name, std::int64_t Vote::*member) {
    return key(name, member).required().range(0, kMostVotes).unit("votos");
  };
  static const auto kKeys =
      SectionKeys<S>{
          key("unit", &S::unit)
              .required()
              .alias("unidad")
              .says("Código de un miembro donde se hizo la consulta",
                    "Code of a member where the consultation was held"),
          votes("roll", &S::roll).alias("censo").says("Su censo electoral", "Its electoral roll"),
          votes("yes", &S::yes).alias("si").says("Votos a favor", "Votes in favour"),
          votes("no", &S::no).says("Votos en contra", "Votes against"),
          key("turnout", &S::turnout)
              .range(0, kMostVotes)
              .unit("votos")
              .alias("votantes")
              .says("Todos los que votaron; si falta, a favor y en contra juntos",
                    "All who voted; yes and no together when absent"),
          key("date", &S::date)
              .alias("fecha")
              .says("Día del voto (aaaa-mm-dd): decide la participación que se pide",
                    "Day of the vote (yyyy-mm-dd): it decides the turnout that is asked"),
      }
          .rule(votes_add_up);
  return kKeys;
}

const SectionKeys<Membership>& membership_keys() {
  using S = Membership;
  static const SectionKeys<S> kKeys = {
      key("unit", &S::unit)
          .required()
          .alias("unidad")
          .says("Código de un miembro que no lo fue siempre", "Code of a member that was not always one"),
      key("from", &S::from)
          .alias("desde")
          .says("Primer día en que lo fue (aaaa-mm-dd)", "First day that it was one (yyyy-mm-dd)"),
      key("until", &S::until)
          .alias("hasta")
          .says("Último día en que lo fue (aaaa-mm-dd)", "Last day that it was one (yyyy-mm-dd)"),
  };
  return kKeys;
}

void read_rules(SchemeProposal& proposal, const Value& value, Reading& reading, const KeyDescription& said) {
  for (const Table& rule : reading.tables(value, said)) {
    reading.attempt([&] { proposal.rules.push_back(read_scheme_rule(rule)); });
  }
}

/// Without a name of its own.
void called_by_its_id(SchemeProposal& proposal, const Table& /*table*/, Reading& /*reading*/) {
  if (proposal.name.empty()) {
    proposal.name = proposal.id;
  }
}

auto procedure_key() {
  return key("procedure", &SchemeProposal::procedure)
      .words({"creacion", "ingreso", "retiro"})
      .alias("tramite")
      .says("Qué se tramita; si falta, la creación", "What is being done; the creation when absent");
}

}  // namespace

const SectionKeys<SchemeProposal>& proposal_keys() {
  using S = SchemeProposal;
  static const auto kKeys =
      SectionKeys<S>{
          key("id", &S::id).required().says("Nombre corto del esquema", "Short name of the scheme"),
          key("name", &S::name)
              .alias("nombre")
              .says("Su nombre completo; si falta, el corto", "Its full name; the short one when absent"),
          key("figure", &S::legal_form)
              .required()
              .alias("figura")
              .says("Su figura legal, como la nombra 'comarca scheme list'",
                    "Its legal form, as 'comarca scheme list' names it"),
          key("members", &S::members)
              .required()
              .alias("miembros")
              .says("Códigos de sus miembros", "Codes of its members"),
          key("date", &S::date)
              .alias("fecha")
              .says("Día cuya ley se aplica (aaaa-mm-dd); si falta, la fecha del proyecto",
                    "Day whose law applies (yyyy-mm-dd); the project's date when absent"),
          key("nucleus", &S::nucleus)
              .alias("nucleo")
              .says("Código del núcleo declarado", "Code of the nucleus declared"),
          key("source", &S::source)
              .alias("fuente")
              .says("De dónde se sabe quiénes son los miembros", "Where the membership is from"),
          key("confidence", &S::confidence)
              .words({"verificada", "parcial", "no verificada"})
              .alias("confianza")
              .says("Qué tan segura es la membresía", "How sure the membership is"),
          key("state", &S::state)
              .words({"existente", "aprobada", "propuesta", "en trámite"})
              .alias("estado")
              .says("En qué está el esquema", "How far the scheme is"),
          procedure_key(),
          key("parties", &S::parties)
              .alias("partes")
              .says("Códigos de quienes entran o salen; si faltan, los miembros",
                    "Codes of those who enter or leave; the members when absent"),
          key("purpose", &S::purpose)
              .alias("proposito")
              .says("Para qué se asocian, cada fin en pocas palabras", "What for, each purpose in a few words"),
          sections<S>("membership", &S::membership, membership_keys())
              .alias("pertenencia")
              .says("Días en que un miembro lo fue", "Days on which a member was one"),
          sections<S>("document", &S::documents, document_keys())
              .alias("documento")
              .says("Un documento que se aporta", "A document that is declared"),
          sections<S>("vote", &S::votes, vote_keys())
              .alias("voto")
              .says("La consulta en un miembro", "The consultation in one member"),
          own_key<S>("rule", KeyType::sections, read_rules)
              .alias("regla")
              .says("Reglas propias, como en layers/schemes", "Rules of your own, as in layers/schemes"),
      }
          .rule(called_by_its_id);
  return kKeys;
}

std::string DeclaredDocument::text() const {
  std::string said = reference;
  const auto add = [&](const std::string& part) {
    if (!part.empty() && said.find(part) == std::string::npos) {
      said += (said.empty() ? "" : ", ") + part;
    }
  };
  add(number.empty() || !reference.empty() ? std::string() : fmt::format("n.º {}", number));
  add(issuer);
  add(reference.empty() ? file : std::string());
  if (said.empty()) {
    said = document;
  }
  return date ? fmt::format("{} ({})", said, date->iso()) : said;
}

std::vector<std::string> SchemeProposal::members_on(const Date& day) const {
  std::vector<std::string> present;
  for (const std::string& code : members) {
    bool dated = false;
    bool holds = false;
    for (const Membership& one : membership) {
      if (one.unit == code) {
        dated = true;
        holds = holds || ((!one.from || *one.from <= day) && (!one.until || day <= *one.until));
      }
    }
    if (!dated || holds) {
      present.push_back(code);
    }
  }
  return present;
}

Procedure SchemeProposal::doing() const noexcept {
  return procedure == "ingreso"  ? Procedure::entry
         : procedure == "retiro" ? Procedure::withdrawal
                                 : Procedure::creation;
}

std::optional<Date> SchemeProposal::last_act() const {
  std::optional<Date> last;
  for (const DeclaredDocument& act : documents) {
    last = std::max(last, act.date);
  }
  for (const Vote& vote : votes) {
    last = std::max(last, vote.date);
  }
  return last;
}

SchemeProposal read_scheme_proposal(const Table& table) {
  SchemeProposal proposal;
  Reading reading({});
  const Reading::Inside inside(reading, "scheme");
  proposal_keys().read(table, proposal, reading);
  reading.finish();
  return proposal;
}

}  // namespace comarca
