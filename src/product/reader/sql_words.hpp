// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

namespace comarca {

/// The words of an SQL text that can be names.
[[nodiscard]] std::vector<std::string> words_of_sql(const std::string& sql);

/// "SELECT *", "h.*": every column is asked for. "count(*)" and a product are not.
[[nodiscard]] bool asks_for_all(const std::string& sql);

}  // namespace comarca
