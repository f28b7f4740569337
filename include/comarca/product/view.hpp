// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "comarca/gis/layer_schema.hpp"
#include "comarca/product/layer.hpp"

namespace comarca {

/// The flat form of a table of keys: plain columns of joined tables, each shown as it is declared there. A struct that
/// derives from it joins what it needs and declares its columns as members, in the order they are shown.
/// ADR 0263.
class View : public Layer {
 public:
  [[nodiscard]] const ViewSchema& view_schema() const noexcept { return view_; }

 protected:
  /// One of the tables of a view.
  struct Table {
    std::size_t index = 0;
    const Layer* layer = nullptr;
  };

  View(std::string name, Text title, Text description, const Layer& base)
      : Layer(std::move(name), std::move(title), std::move(description)) {
    view_.base = base.layer_name();
  }
  ~View() = default;

  /// The table whose rows a key of another, or of the base, points to.
  [[nodiscard]] Table join(const Table& from, const Column<std::int64_t>& key, const Layer& to);
  /// A column as its table declares it.
  [[nodiscard]] ColumnSpec from(const Table& table, const AnyColumn& column);
  /// The same under another name.
  [[nodiscard]] ColumnSpec from(const Table& table, const AnyColumn& column, ColumnSpec as);
  /// To be called when every column is declared.
  void finish() { view_.layer = schema(); }

 private:
  ViewSchema view_;
};

}  // namespace comarca
