// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "comarca/base/error.hpp"
#include "comarca/base/language.hpp"
#include "comarca/catalog/document.hpp"
#include "comarca/catalog/keys/key_description.hpp"

namespace comarca {

/// Something wrong in a document, told in both languages.
struct Mistake {
  Where where;
  Text what;
  Text remedy = {};
};

/// Every mistake of a document as one error of usage, in the order of the file (ADR 0231).
class DocumentError : public Error {
 public:
  /// There must be at least one.
  explicit DocumentError(std::vector<Mistake> mistakes);

  [[nodiscard]] const std::vector<Mistake>& mistakes() const noexcept { return mistakes_; }
  /// What what() says, in a language.
  [[nodiscard]] std::string in(Language language) const;

 private:
  std::vector<Mistake> mistakes_;
};

/// Where the value of a key goes.
using Slot =
    std::variant<std::monostate, std::string*, bool*, double*, std::size_t*, std::int64_t*, std::optional<bool>*,
                 std::optional<double>*, std::optional<std::int64_t>*, std::optional<Date>*, std::filesystem::path*,
                 Text*, std::vector<std::string>*, std::vector<double>*, std::map<std::string, std::string>*,
                 std::map<std::string, double>*, std::map<std::string, std::filesystem::path>*>;

/// One reading of a document by the descriptions of its keys. What is wrong is noted and reading goes on: finish()
/// throws all of it at once.
class Reading {
 public:
  /// Paths are taken from `folder`.
  explicit Reading(std::filesystem::path folder) : folder_(std::move(folder)) {}

  void mistake(Where where, Text what, Text remedy = {});
  /// Notes the error that a reader with errors of its own throws.
  void attempt(const std::function<void()>& read);
  [[nodiscard]] std::size_t mistakes() const noexcept { return mistakes_.size(); }
  [[nodiscard]] const std::filesystem::path& folder() const noexcept { return folder_; }

  /// Notes the keys of a table that are not among the described ones, and the required ones that are not there.
  void check_names(const Table& table, const std::vector<KeyDescription>& keys);
  /// Reads a value into its place, which stays as it was when the value is wrong.
  void read(const Value& value, const KeyDescription& key, const Slot& slot);

  // Parts of it, for keys that need more than a slot: nothing when the value is wrong, which is noted.
  [[nodiscard]] std::optional<std::string> text(const Value& value, const KeyDescription& key);
  [[nodiscard]] std::optional<double> number(const Value& value, const KeyDescription& key);
  [[nodiscard]] std::optional<Table> table(const Value& value, const KeyDescription& key);
  [[nodiscard]] std::vector<Table> tables(const Value& value, const KeyDescription& key);

  /// A section within the one that is read: for names as 'boundaries.columns' in what is told.
  class Inside {
   public:
    Inside(Reading& reading, const std::string& name) : reading_(reading) { reading_.path_.push_back(name); }
    ~Inside() { reading_.path_.pop_back(); }
    Inside(const Inside&) = delete;
    Inside& operator=(const Inside&) = delete;

   private:
    Reading& reading_;
  };

  /// Throws a DocumentError when anything is wrong.
  void finish() const;

 private:
  [[nodiscard]] std::string path_to(const std::string& name) const;
  [[nodiscard]] std::string shown(const KeyDescription& key) const;
  void unknown(const Table& table, const std::string& name, const KeyDescription* meant,
               const std::vector<KeyDescription>& keys);
  void wrong_type(const Value& value, const std::string& name, const Text& expected);
  [[nodiscard]] std::optional<Date> date(const Value& value, const KeyDescription& key);
  [[nodiscard]] std::optional<std::filesystem::path> path(const Value& value, const KeyDescription& key);
  [[nodiscard]] std::optional<std::vector<std::string>> texts(const Value& value, const KeyDescription& key);
  [[nodiscard]] std::optional<std::vector<double>> numbers(const Value& value, const KeyDescription& key);
  friend struct SlotReader;

  std::filesystem::path folder_;
  std::vector<std::string> path_;
  std::vector<Mistake> mistakes_;
};

}  // namespace comarca
