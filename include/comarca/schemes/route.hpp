// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "comarca/schemes/report.hpp"

namespace comarca {

/// How far a step of the road from an initiative to a registered scheme is.
enum class StepState : std::uint8_t {
  done,
  again,  ///< done in a way that the law refuses: it has to be done anew
  next,   ///< the first that is missing
  waits,  ///< missing, behind the next
  after,  ///< an obligation of after the creation
};

/// One step: what the law asks, who takes it, and until when.
struct RouteStep {
  const RuleVerdict* verdict = nullptr;  ///< lives in the verdict
  StepState state = StepState::waits;
  std::optional<Date> from;
  std::optional<Date> until;
  Text computation;  ///< of the term; empty without one
};

/// The steps of a verdict in the order of its legal form's rules, which is that of the law.
[[nodiscard]] std::vector<RouteStep> route_of(const Verdict& verdict);

/// For a terminal.
[[nodiscard]] std::string route_text(const SchemeReport& report, Language language);
[[nodiscard]] std::string route_json(const SchemeReport& report, Language language);
/// The terms still open as a calendar (RFC 5545), one all-day event on each last day. The same verdict gives the same
/// bytes: the day judged stands for the time stamp.
[[nodiscard]] std::string route_calendar(const SchemeReport& report, Language language);

}  // namespace comarca
