// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace comarca {

/// What a column of a table on its way into SQL holds: std::int32_t, std::int64_t, double, text, or a whole number of
/// 128 bits.
enum class ColumnType { integer, bigint, real, text, wide };

}  // namespace comarca
