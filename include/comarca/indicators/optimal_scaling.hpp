// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "comarca/statistics/household_answers.hpp"

namespace comarca {

/// Ordered categories go from worst to best; a neutral one stands outside the order.
enum class CategoryKind { ordered, neutral };

/// The categories of one variable; answers are positions in it.
using CategoryKinds = std::vector<CategoryKind>;

/// What one variable became.
struct ScaledVariable {
  std::vector<double> values;  ///< loading × quantification, one per category; of empty ones nothing is known
  std::vector<std::int64_t> households;  ///< cases of each category
  bool varies = false;                   ///< two categories at least have households
  double loading = 0;                    ///< standard deviation of the values where the component has 1
};

/// The first component of ordinal nonlinear principal components.
struct OptimalScaling {
  std::vector<ScaledVariable> variables;
  double eigenvalue = 0;        ///< of the correlations of the quantified variables
  double share = 0;             ///< of their variance, 0 to 1
  std::optional<double> alpha;  ///< Cronbach's; nothing with one variable
  std::size_t iterations = 0;
  bool converged = false;
};

/// Quantifies categories so that one component explains as much as it can, ordered ones never falling from worse to
/// better, neutral ones free, unknown answers passive (Gifi, Nonlinear Multivariate Analysis, 1990, PRINCALS with
/// single ordinal quantifications). The order of the households and how weights are split change no bit of it. Throws a
/// data error when no variable varies.
[[nodiscard]] OptimalScaling scale_optimally(const std::vector<CategoryKinds>& variables, const AnswerCounts& counts);

}  // namespace comarca
