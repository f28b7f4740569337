// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <typeinfo>
#include <vector>

#include "comarca/catalog/definition.hpp"

namespace comarca {

class Catalog;

/// Every definition that a run may use: the installed ones, and over them those in a folder `layers/` beside the user's
/// project.
///
/// What it is. A list of layers of folders, the installed first, and what was read from them so far. Definitions are
/// found by kind; a later layer's definition of the same id takes the place of the earlier one, and replacements() says
/// which did. The types of definitions belong to several rooms (sources and schemes lie below statistics, indicators
/// and styles above it), so a catalogue does not name them: any type with a function
/// `static T T::read(const Catalog&)` is a collection, and get<T>() reads it once.
///
/// When to use it. Make one at the start of the program, from the folder of data; take beside() of it when a project or
/// product is opened; hand it on by const reference. Nothing below the command line takes a folder of data.
///
/// What it guarantees. A collection is read on first use and never again, so a verdict does not pay for indicators. A
/// reference from get() stays good as long as any copy of the catalogue that gave it. Files are taken in order of their
/// names, so that the same folders give the same collections. Any number of threads may use one catalogue: a thread
/// that asks for a collection waits while another reads one. A mistake in a file is an Error with file:line:column, of
/// the user who has that file: the installed catalogue does not see it. A collection that could not be read is read
/// again when it is asked for again.
///
/// What it costs. Making one costs nothing. A copy is a handle on the same definitions. beside() lists the folder and
/// reads none of it; without such a folder it is a copy. replacements() reads the files of every kind that the user
/// defines.
///
/// What the caller must ensure. Files do not change while a catalogue lives. T::read may ask for other collections, but
/// not in a ring. A reference from get() of a temporary does not outlive the statement.
/// ADR 0233, 0234.
class Catalog {
 public:
  /// `data` is the folder that holds the installed layers/ and styles/.
  explicit Catalog(std::filesystem::path data);

  /// With the definitions in `folder`/layers, if there is such a folder, over those of this one. Throws a usage error
  /// when a .toml lies in it where no definitions belong.
  [[nodiscard]] Catalog beside(const std::filesystem::path& folder) const;
  /// With the definitions in a folder, whatever it is called. Throws an io error when there is none.
  [[nodiscard]] Catalog with(const std::filesystem::path& own) const;

  /// The collection of this type.
  template <class T>
  [[nodiscard]] const T& get() const {
    return *static_cast<const T*>(cached(typeid(T), [](const Catalog& catalog) -> std::shared_ptr<const void> {
                                    return std::make_shared<const T>(T::read(catalog));
                                  }).get());
  }

  /// The definitions of a kind, one a file, in order of file name, without those that were replaced. Throws with
  /// file:line:column, and when two of one layer share an id.
  [[nodiscard]] std::vector<Definition> definitions(DefinitionKind kind) const;
  /// The file of this name of the last layer that has one. Throws an io error when none has.
  [[nodiscard]] DefinitionFile file(DefinitionKind kind, std::string_view name) const;
  /// The files of this name, the installed first: for lists, which each layer goes on with.
  [[nodiscard]] std::vector<DefinitionFile> files(DefinitionKind kind, std::string_view name) const;
  /// Every file that counts, in order of name: for searches in all of a kind.
  [[nodiscard]] std::vector<DefinitionFile> files(DefinitionKind kind) const;

  [[nodiscard]] bool has_own() const noexcept;
  /// Whether the user defines anything of a kind.
  [[nodiscard]] bool has_own(DefinitionKind kind) const;
  /// What definitions of the user's replaced, by kind and id.
  [[nodiscard]] std::vector<Replacement> replacements() const;
  /// The folder of the installed data, for what is no definition.
  [[nodiscard]] const std::filesystem::path& data() const noexcept;

 private:
  struct State;
  using Read = std::shared_ptr<const void> (*)(const Catalog&);

  explicit Catalog(std::shared_ptr<State> state) : state_(std::move(state)) {}
  [[nodiscard]] std::shared_ptr<const void> cached(const std::type_info& type, Read read) const;

  std::shared_ptr<State> state_;
};

}  // namespace comarca
