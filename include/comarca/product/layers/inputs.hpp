// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "comarca/product/filling.hpp"
#include "comarca/product/layers/shared.hpp"

namespace comarca {

struct InputsLayer : Layer {
  InputsLayer()
      : Layer("fuentes", {"Fuentes", "Sources"},
              {"Cada archivo de entrada, con su huella, vigencia, licencia y cita",
               "Every input file, with its hash, vintage, licence and citation"}) {}

  Column<std::string> role{*this,
                           kept_empty({"papel", {"Papel", "Role"}, {"Para qué se usó", "What it was used for"}})};
  Column<std::string> file{*this,
                           kept_empty({"archivo", {"Archivo", "File"}, {"Nombre del archivo", "Name of the file"}})};
  Column<std::string> sha256{
      *this, kept_empty({"sha256", {"SHA-256", "SHA-256"}, {"Huella del contenido", "Hash of its content"}})};
  Column<std::int64_t> bytes{*this, {"bytes", {"Tamaño", "Size"}, {"Tamaño del archivo", "Size of the file"}, "B"}};
  Column<std::string> source{
      *this,
      kept_empty({"fuente", {"Fuente", "Source"}, {"Definición con que se leyó", "Definition it was read with"}})};
  Column<std::string> title{*this, kept_empty({"titulo", {"Título", "Title"}, {"Qué es", "What it is"}})};
  Column<std::string> publisher{
      *this, kept_empty({"editor", {"Entidad", "Publisher"}, {"Quién la publica", "Who publishes it"}})};
  Column<std::string> vintage{*this, kept_empty({"vigencia",
                                                 {"Vigencia", "Vintage"},
                                                 {"Año o fecha a que corresponde", "Year or date it stands for"}})};
  Column<std::string> licence{
      *this, kept_empty({"licencia", {"Licencia", "Licence"}, {"Condiciones de uso", "Terms of use"}})};
  Column<std::string> citation{*this, kept_empty({"cita", {"Cita", "Citation"}, {"Cómo citarla", "How to cite it"}})};
};

void fill(const InputsLayer& layer, const Filling& filling);

}  // namespace comarca
