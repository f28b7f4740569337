// SPDX-License-Identifier: Apache-2.0
#include "comarca/product/product_writer.hpp"

#include <algorithm>
#include <map>
#include <stdexcept>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "comarca/product/contract.hpp"

namespace comarca {
namespace {

using Cells = std::vector<CellValue>;

std::size_t position_in(const LayerSchema& schema, const std::string& column) {
  return static_cast<std::size_t>(std::ranges::find(schema.fields, column, &FieldSchema::name) - schema.fields.begin());
}

/// A table that is kept to be joined.
struct KeptTable {
  LayerSchema schema;
  std::vector<Cells> rows;  ///< by key, from 1 on
};

/// Makes the rows of a view, one from each row of its base.
class Flattening {
 public:
  Flattening(const ViewSchema& view, const LayerSchema& base, const std::map<std::string, KeptTable>& kept) {
    std::vector<const LayerSchema*> schemas = {&base};
    for (const ViewJoin& join : view.joins) {
      const KeptTable& table = kept.at(join.table);
      joins_.push_back({&table, join.from.table, position_in(*schemas[join.from.table], join.from.column)});
      schemas.push_back(&table.schema);
    }
    for (const ViewColumn& column : view.columns) {
      columns_.emplace_back(column.table, position_in(*schemas[column.table], column.column));
    }
  }

  [[nodiscard]] Cells row(std::span<const CellValue> base) const {
    std::vector<std::span<const CellValue>> rows = {base};
    for (const Join& join : joins_) {
      const auto& from = rows[join.from];
      const auto* const key = from.empty() ? nullptr : std::get_if<std::int64_t>(&from[join.position]);
      rows.push_back(key == nullptr ? std::span<const CellValue>()
                                    : join.table->rows.at(static_cast<std::size_t>(*key) - 1));
    }
    Cells cells;
    cells.reserve(columns_.size());
    for (const auto& [table, position] : columns_) {
      cells.push_back(rows[table].empty() ? CellValue{} : rows[table][position]);
    }
    return cells;
  }

 private:
  struct Join {
    const KeptTable* table;
    std::size_t from;      ///< the table that holds the key
    std::size_t position;  ///< of the key there
  };
  std::vector<Join> joins_;
  std::vector<std::pair<std::size_t, std::size_t>> columns_;  ///< table and position
};

/// Hands flat rows on to a writer that keeps no query.
class FlatWriter : public LayerWriter {
 public:
  explicit FlatWriter(std::unique_ptr<LayerWriter> inner) : inner_(std::move(inner)) {}

  void begin_layer(const LayerSchema& schema) override {
    flattening_.reset();
    keeping_ = nullptr;
    const auto views = contract().views();
    const auto view =
        std::ranges::find_if(views, [&](const View* one) { return one->view_schema().base == schema.name; });
    if (view != views.end()) {
      flattening_.emplace((*view)->view_schema(), schema, kept_);
      inner_->begin_layer((*view)->schema());
    } else if (schema.is_support) {
      keeping_ = &kept_[schema.name];
      keeping_->schema = schema;
    } else {
      inner_->begin_layer(schema);
    }
  }

  void add_row(std::span<const CellValue> cells, std::string_view wkb) override {
    if (keeping_ != nullptr) {
      keeping_->rows.emplace_back(cells.begin(), cells.end());
    } else if (flattening_) {
      inner_->add_row(flattening_->row(cells), wkb);
    } else {
      inner_->add_row(cells, wkb);
    }
  }

  void add_view(const ViewSchema& /*view*/) override {}
  void set_styles(std::vector<LayerStyle> styles) override { inner_->set_styles(std::move(styles)); }
  void set_metadata(std::string iso_xml) override { inner_->set_metadata(std::move(iso_xml)); }
  void set_web_style(std::string maplibre) override { inner_->set_web_style(std::move(maplibre)); }
  void finish() override { inner_->finish(); }

 private:
  std::unique_ptr<LayerWriter> inner_;
  std::map<std::string, KeptTable> kept_;
  KeptTable* keeping_ = nullptr;  ///< the layer being written, when it is kept
  std::optional<Flattening> flattening_;
};

}  // namespace

std::unique_ptr<LayerWriter> make_product_writer(LayerFormat format, const std::string& target,
                                                 const WriterOptions& options) {
  auto writer = make_layer_writer(format, target, options);
  return layer_place(format) == LayerPlace::folder ? make_flat_writer(std::move(writer)) : std::move(writer);
}

std::unique_ptr<LayerWriter> make_flat_writer(std::unique_ptr<LayerWriter> inner) {
  return std::make_unique<FlatWriter>(std::move(inner));
}

}  // namespace comarca
