// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "comarca/catalog/keys/reading.hpp"

namespace comarca {

/// A key of the section S: what is said of it, and how its value reaches S.
template <class S>
struct Key {
  KeyDescription said;
  std::function<void(S&, const Value&, Reading&, const KeyDescription&)> read;
  std::function<Slot(S&)> slot = {};  ///< none for sections and keys with a reader of their own

  Key& says(std::string es, std::string en) {
    said.says = {std::move(es), std::move(en)};
    return *this;
  }
  Key& alias(std::string spanish) {
    said.alias = std::move(spanish);
    return *this;
  }
  Key& required() {
    said.presence = KeyPresence::required;
    said.fallback.clear();
    return *this;
  }
  Key& type(KeyType type) {
    said.type = type;
    return *this;
  }
  Key& words(std::vector<std::string> words) {
    said.type = KeyType::word;
    said.words = std::move(words);
    return *this;
  }
  Key& endings(std::vector<std::string> endings) {
    said.endings = std::move(endings);
    return *this;
  }
  Key& unit(std::string unit) {
    said.unit = std::move(unit);
    return *this;
  }
  Key& range(double least, double most) {
    said.range = {least, most};
    return *this;
  }
  Key& above(double least, double most = std::numeric_limits<double>::infinity()) {
    said.range = {least, most, KeyRange::Least::excluded};
    return *this;
  }
  Key& at_least(double least) {
    said.range = KeyRange{.least = least};
    return *this;
  }
  /// What an absent key means, where the member's own default does not say it.
  Key& fallback(std::string text) {
    said.fallback = std::move(text);
    return *this;
  }
};

/// The type a key has by that of its member, and the member's default as text.
[[nodiscard]] KeyType type_of(const Slot& slot);
[[nodiscard]] std::string fallback_of(const Slot& slot);

/// The keys of a section of type S and the rules between them: one entry a key, bound to the member it fills (ADR
/// 0230).
template <class S>
class SectionKeys {
 public:
  using Rule = std::function<void(S&, const Table&, Reading&)>;

  SectionKeys(std::initializer_list<Key<S>> keys) : SectionKeys(std::vector<Key<S>>(keys)) {}
  explicit SectionKeys(std::vector<Key<S>> keys) : keys_(std::move(keys)) {
    for (const auto& key : keys_) {
      descriptions_.push_back(key.said);
    }
  }

  /// Something that several keys must have together; asked after all are read, in the order of adding.
  SectionKeys& rule(Rule rule) {
    rules_.push_back(std::move(rule));
    return *this;
  }

  [[nodiscard]] const std::vector<Key<S>>& keys() const noexcept { return keys_; }
  [[nodiscard]] const std::vector<KeyDescription>& descriptions() const noexcept { return descriptions_; }
  /// What is said of a key that the section has; throws std::out_of_range when it has none.
  [[nodiscard]] const KeyDescription& of(std::string_view name) const { return described(descriptions_, name); }

  /// Reads a table into a section; members `where` and `places` get the places of the table and of its values.
  void read(const Table& table, S& section, Reading& reading) const {
    reading.check_names(table, descriptions_);
    if constexpr (requires { section.where; }) {
      section.where = table.where();
    }
    if constexpr (requires { section.places; }) {
      section.places = table.places();
    }
    for (const auto& key : keys_) {
      if (const auto value = table.optional(key.said.name)) {
        key.read(section, *value, reading, key.said);
      }
    }
    for (const auto& rule : rules_) {
      rule(section, table, reading);
    }
  }

 private:
  std::vector<Key<S>> keys_;
  std::vector<Rule> rules_;
  std::vector<KeyDescription> descriptions_;
};

/// A key whose value goes into a member, or into what a function makes of the section.
template <class S, class Member>
[[nodiscard]] Key<S> key(const std::string& name, Member member) {
  const auto slot = [member](S& section) { return Slot{&std::invoke(member, section)}; };
  S plain{};
  const Slot place = slot(plain);
  Key<S> made{{.name = name, .alias = {}, .type = type_of(place), .says = {}, .unit = {}},
              [slot](S& section, const Value& value, Reading& reading, const KeyDescription& said) {
                reading.read(value, said, slot(section));
              },
              slot};
  made.said.fallback = fallback_of(place);
  return made;
}
template <class S, class T>
[[nodiscard]] Key<S> key(const std::string& name, T S::*member) {
  return key<S, T S::*>(name, member);
}

/// A key that is one of a few words, each with its value, which goes into a member or into what a function makes of the
/// section.
template <class S, class Member, class T>
[[nodiscard]] Key<S> choice_into(const std::string& name, Member member,
                                 std::vector<std::pair<std::string, T>> choices) {
  Key<S> made;
  made.said.name = name;
  made.said.type = KeyType::word;
  S plain{};
  for (const auto& [word, value] : choices) {
    made.said.words.push_back(word);
    if (std::invoke(member, plain) == value) {
      made.said.fallback = word;
    }
  }
  made.read = [member, choices](S& section, const Value& value, Reading& reading, const KeyDescription& said) {
    const auto word = reading.text(value, said);
    for (const auto& [each, meaning] : choices) {
      if (word == each) {
        std::invoke(member, section) = meaning;
      }
    }
  };
  return made;
}
template <class S, class T>
[[nodiscard]] Key<S> choice(const std::string& name, T S::*member,
                            std::vector<std::pair<std::string, std::remove_cvref_t<T>>> choices) {
  return choice_into<S>(name, member, std::move(choices));
}

/// A key with a reader of its own.
template <class S>
[[nodiscard]] Key<S> own_key(const std::string& name, KeyType type,
                             std::function<void(S&, const Value&, Reading&, const KeyDescription&)> read) {
  Key<S> made;
  made.said.name = name;
  made.said.type = type;
  made.read = std::move(read);
  return made;
}

/// A section [name] within S, into a member of type C or std::optional<C>, or into what a function makes of S.
template <class S, class C, class Member>
[[nodiscard]] Key<S> section(const std::string& name, Member member, const SectionKeys<C>& keys) {
  Key<S> made =
      own_key<S>(name, KeyType::section,
                 [member, &keys](S& holder, const Value& value, Reading& reading, const KeyDescription& said) {
                   if (const auto table = reading.table(value, said)) {
                     const Reading::Inside inside(reading, said.name);
                     auto& place = std::invoke(member, holder);
                     if constexpr (std::is_same_v<std::remove_cvref_t<decltype(place)>, std::optional<C>>) {
                       keys.read(*table, place.emplace(), reading);
                     } else {
                       keys.read(*table, place, reading);
                     }
                   }
                 });
  made.said.keys = keys.descriptions();
  return made;
}

/// Sections [[name]] within S, each into a new element of a member of type std::vector<C>.
template <class S, class C, class Member>
[[nodiscard]] Key<S> sections(const std::string& name, Member member, const SectionKeys<C>& keys) {
  Key<S> made =
      own_key<S>(name, KeyType::sections,
                 [member, &keys](S& holder, const Value& value, Reading& reading, const KeyDescription& said) {
                   const std::vector<Table> tables = reading.tables(value, said);
                   const Reading::Inside inside(reading, said.name);
                   for (const Table& table : tables) {
                     keys.read(table, std::invoke(member, holder).emplace_back(), reading);
                   }
                 });
  made.said.keys = keys.descriptions();
  return made;
}

}  // namespace comarca
