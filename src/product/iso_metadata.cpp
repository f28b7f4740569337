// SPDX-License-Identifier: Apache-2.0
#include "comarca/product/metadata.hpp"

#include <fmt/format.h>

#include "comarca/base/version.hpp"
#include "comarca/base/xml.hpp"
#include "comarca/geometry/projection.hpp"

namespace comarca {
namespace {

std::string character_string(std::string_view element, const std::string& text) {
  return fmt::format("<gmd:{0}><gco:CharacterString>{1}</gco:CharacterString></gmd:{0}>", element, xml_escaped(text));
}

std::string decimal(std::string_view element, double value) {
  return fmt::format("<gmd:{0}><gco:Decimal>{1:.6f}</gco:Decimal></gmd:{0}>", element, value);
}

std::string extent(const Territory& territory) {
  Polygons corners;
  const Box box = territory.polygons.box();
  if (box.empty()) {
    return {};
  }
  // Edges of the box bend in longitude and latitude: eight points hold the bend of a country.
  for (const double x : {box.min_x, (box.min_x + box.max_x) / 2, box.max_x}) {
    for (const double y : {box.min_y, (box.min_y + box.max_y) / 2, box.max_y}) {
      corners.points.push_back({x, y});
    }
  }
  Projection(territory.crs).to_lonlat(corners.points);
  const Box lonlat = corners.box();
  return fmt::format(
      "<gmd:extent><gmd:EX_Extent><gmd:geographicElement><gmd:EX_GeographicBoundingBox>{}{}{}{}</"
      "gmd:EX_GeographicBoundingBox>"
      "</gmd:geographicElement></gmd:EX_Extent></gmd:extent>",
      decimal("westBoundLongitude", lonlat.min_x), decimal("eastBoundLongitude", lonlat.max_x),
      decimal("southBoundLatitude", lonlat.min_y), decimal("northBoundLatitude", lonlat.max_y));
}

std::string described(const InputRecord& input) {
  std::string text = fmt::format("{} ({})", input.title, input.file);
  for (const auto& known : {input.publisher, input.vintage}) {
    text += known.empty() ? "" : ", " + known;
  }
  return fmt::format("{}. SHA-256 {}.{}{}", text, input.sha256, input.citation.empty() ? "" : " ", input.citation);
}

std::string lineage(const std::vector<InputRecord>& inputs) {
  std::string sources;
  for (const auto& input : inputs) {
    sources += fmt::format("<gmd:source><gmd:LI_Source>{}</gmd:LI_Source></gmd:source>",
                           character_string("description", described(input)));
  }
  return fmt::format(
      "<gmd:dataQualityInfo><gmd:DQ_DataQuality><gmd:scope><gmd:DQ_Scope><gmd:level>"
      "<gmd:MD_ScopeCode codeList=\"http://www.isotc211.org/2005/resources/codeList.xml#MD_ScopeCode\" "
      "codeListValue=\"dataset\">dataset"
      "</gmd:MD_ScopeCode></gmd:level></gmd:DQ_Scope></gmd:scope><gmd:lineage><gmd:LI_Lineage>"
      "{}{}</gmd:LI_Lineage></gmd:lineage></gmd:DQ_DataQuality></gmd:dataQualityInfo>",
      character_string("statement", fmt::format("comarca {}", kVersion)), sources);
}

}  // namespace

std::string iso_metadata(const ProductIdentity& product, const Territory& territory,
                         const std::vector<InputRecord>& inputs) {
  const Language language = product.language;
  const std::string day = fmt::format("<gco:Date>{}</gco:Date>", product.date.iso());
  const std::string abstract = in(language, "Límites, subregiones, departamentos, vecindad, hallazgos y fuentes.",
                                  "Boundaries, subregions, departments, neighbours, findings and sources.");
  return fmt::format(
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<gmd:MD_Metadata xmlns:gmd=\"http://www.isotc211.org/2005/gmd\" "
      "xmlns:gco=\"http://www.isotc211.org/2005/gco\">{}<gmd:contact/><gmd:dateStamp>{}</gmd:dateStamp>"
      "<gmd:referenceSystemInfo><gmd:MD_ReferenceSystem><gmd:referenceSystemIdentifier><gmd:RS_Identifier>{}</"
      "gmd:RS_Identifier>"
      "</gmd:referenceSystemIdentifier></gmd:MD_ReferenceSystem></gmd:referenceSystemInfo>"
      "<gmd:identificationInfo><gmd:MD_DataIdentification><gmd:citation><gmd:CI_Citation>{}<gmd:date><gmd:CI_Date><gmd:"
      "date>{}</gmd:date>"
      "<gmd:dateType><gmd:CI_DateTypeCode "
      "codeList=\"http://www.isotc211.org/2005/resources/codeList.xml#CI_DateTypeCode\" "
      "codeListValue=\"creation\">creation</gmd:CI_DateTypeCode></gmd:dateType></gmd:CI_Date></gmd:date></"
      "gmd:CI_Citation></gmd:citation>"
      "{}{}{}</gmd:MD_DataIdentification></gmd:identificationInfo>{}</gmd:MD_Metadata>\n",
      character_string("language", in(language, "spa", "eng")), day, character_string("code", territory.crs),
      character_string("title", product.title), day, character_string("abstract", abstract),
      character_string("language", in(language, "spa", "eng")), extent(territory), lineage(inputs));
}

}  // namespace comarca
