// SPDX-License-Identifier: Apache-2.0
#include <filesystem>

#include <gtest/gtest.h>

#include "comarca/catalog/catalog.hpp"
#include "comarca/catalog/source.hpp"

namespace comarca {
namespace {

SourceCatalog shipped() {
  return Catalog(COMARCA_SOURCE_DIR).get<SourceCatalog>();
}

TEST(ShippedSources, every_definition_is_read) {
  EXPECT_GE(shipped().sources().size(), 12U);
}

TEST(ShippedSources, each_says_how_to_cite_it_except_the_generic_one) {
  const SourceCatalog catalog = shipped();
  for (const auto& source : catalog.sources()) {
    if (!source.file_names.empty()) {
      EXPECT_FALSE(source.publisher.empty()) << source.id;
      EXPECT_FALSE(source.citation.empty()) << source.id;
      EXPECT_FALSE(source.licence.empty()) << source.id;
    }
    EXPECT_TRUE(source.has_code()) << source.id;
  }
}

}  // namespace
}  // namespace comarca
