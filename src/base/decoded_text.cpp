// SPDX-License-Identifier: Apache-2.0
#include "base/decoded_text.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "comarca/base/error.hpp"
#include "comarca/base/text.hpp"

namespace comarca {
namespace {

struct Signature {
  std::string_view bytes;
  std::string_view what;
  std::string_view remedy;
};

using namespace std::string_view_literals;

constexpr std::array<Signature, 7> kSignatures = {{
    {"BZh"sv, "bzip2"sv, "Unpack it first: bunzip2 -k FILE."sv},
    {"\x1F\x8B"sv, "gzip"sv, "Unpack it first: gunzip -k FILE."sv},
    {"\xFD"
     "7zXZ"sv,
     "xz"sv, "Unpack it first: unxz -k FILE."sv},
    {"\x28\xB5\x2F\xFD"sv, "zstd"sv, "Unpack it first: unzstd FILE."sv},
    {"PK\x03\x04"sv, "a zip archive or a spreadsheet"sv, "Give it the ending .xlsx when it is one, or unpack it."sv},
    {"\xD0\xCF\x11\xE0"sv, "an old Excel file (.xls)"sv, "Save it as .xlsx or CSV."sv},
    {"PAR1"sv, "Parquet"sv, "Tables are read from CSV, TXT and XLSX."sv},
}};

void refuse_binary(std::string_view bytes, const std::string& file) {
  for (const auto& signature : kSignatures) {
    if (bytes.starts_with(signature.bytes)) {
      throw data_error(fmt::format("this is no text: it is {}", signature.what), {.file = file},
                       std::string(signature.remedy));
    }
  }
  if (bytes.find('\0') != std::string_view::npos) {
    throw data_error("this is no text: it holds null bytes", {.file = file}, "Give a CSV or TXT file.");
  }
}

void append(std::string& out, std::uint32_t code) {
  if (code < 0x80) {
    out += static_cast<char>(code);
  } else if (code < 0x800) {
    out += static_cast<char>(0xC0 | (code >> 6));
    out += static_cast<char>(0x80 | (code & 0x3F));
  } else if (code < 0x10000) {
    out += static_cast<char>(0xE0 | (code >> 12));
    out += static_cast<char>(0x80 | ((code >> 6) & 0x3F));
    out += static_cast<char>(0x80 | (code & 0x3F));
  } else {
    out += static_cast<char>(0xF0 | (code >> 18));
    out += static_cast<char>(0x80 | ((code >> 12) & 0x3F));
    out += static_cast<char>(0x80 | ((code >> 6) & 0x3F));
    out += static_cast<char>(0x80 | (code & 0x3F));
  }
}

enum class ByteOrder { little, big };

std::string utf16_to_utf8(std::string_view bytes, ByteOrder order) {
  constexpr std::uint32_t kReplacement = 0xFFFD;
  std::string out;
  out.reserve(bytes.size());
  const auto unit = [&](std::size_t at) -> std::uint32_t {
    const auto first = static_cast<unsigned char>(bytes[at]);
    const auto second = static_cast<unsigned char>(bytes[at + 1]);
    return order == ByteOrder::little ? first | static_cast<std::uint32_t>(second) << 8
                                      : second | static_cast<std::uint32_t>(first) << 8;
  };
  for (std::size_t i = 0; i + 1 < bytes.size(); i += 2) {
    const std::uint32_t high = unit(i);
    if (high < 0xD800 || high > 0xDFFF) {
      append(out, high);
      continue;
    }
    const std::uint32_t low = high < 0xDC00 && i + 3 < bytes.size() ? unit(i + 2) : 0;
    if (low >= 0xDC00 && low <= 0xDFFF) {
      append(out, 0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00));
      i += 2;
    } else {
      append(out, kReplacement);
    }
  }
  return out;
}

bool names(const std::string& declared, std::initializer_list<std::string_view> spellings) {
  const std::string word = folded(declared);
  return std::ranges::any_of(spellings, [&](std::string_view spelling) { return word == spelling; });
}

}  // namespace

DecodedText decode_text(std::string text, const std::string& declared, const std::string& file) {
  const std::string_view bytes = text;
  if (bytes.starts_with("\xFF\xFE")) {
    return {utf16_to_utf8(bytes.substr(2), ByteOrder::little), "UTF-16"};
  }
  if (bytes.starts_with("\xFE\xFF")) {
    return {utf16_to_utf8(bytes.substr(2), ByteOrder::big), "UTF-16"};
  }
  if (names(declared, {"utf 16", "utf 16le", "utf 16 le"})) {
    return {utf16_to_utf8(bytes, ByteOrder::little), "UTF-16"};
  }
  refuse_binary(bytes, file);
  if (bytes.starts_with("\xEF\xBB\xBF")) {
    text.erase(0, 3);
    return is_utf8(text) ? DecodedText{std::move(text), "UTF-8"} : DecodedText{latin1_to_utf8(text), "windows-1252"};
  }
  if (!declared.empty() &&
      !names(declared, {"utf 8", "utf8", "iso 8859 1", "latin 1", "latin1", "windows 1252", "cp1252"})) {
    throw usage_error(fmt::format("unknown encoding '{}'", declared), {.file = file},
                      "Known: UTF-8, ISO-8859-1, windows-1252, UTF-16.");
  }
  const bool declared_utf8 = declared.empty() || names(declared, {"utf 8", "utf8"});
  // A file said to be Latin-1 that is valid UTF-8 beyond ASCII is UTF-8: the reverse never happens by chance.
  return is_utf8(bytes) && (declared_utf8 || latin1_to_utf8(bytes).size() != bytes.size())
             ? DecodedText{std::move(text), "UTF-8"}
             : DecodedText{latin1_to_utf8(bytes), "windows-1252"};
}

}  // namespace comarca
