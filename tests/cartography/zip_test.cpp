// SPDX-License-Identifier: Apache-2.0
#include "cartography/project/zip.hpp"

#include <gtest/gtest.h>

namespace comarca {
namespace {

TEST(Zip, the_checksum_is_that_of_the_standard) {
  // The check value of CRC-32/ISO-HDLC.
  EXPECT_EQ(crc32("123456789"), 0xCBF43926U);
  EXPECT_EQ(crc32(""), 0U);
}

TEST(Zip, an_archive_begins_and_ends_as_zip_readers_expect) {
  const auto zip = stored_zip({{"a.qgs", "<qgis/>"}});
  EXPECT_EQ(zip.substr(0, 4), "PK\x03\x04");
  EXPECT_EQ(zip.substr(zip.size() - 22, 4), "PK\x05\x06");
  EXPECT_NE(zip.find("<qgis/>"), std::string::npos);
  EXPECT_EQ(zip, stored_zip({{"a.qgs", "<qgis/>"}}));
}

}  // namespace
}  // namespace comarca
