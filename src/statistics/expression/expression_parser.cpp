// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>
#include <initializer_list>
#include <utility>

#include <fmt/format.h>

#include "comarca/statistics/expression.hpp"

// ADR 0151: one expression language for formulas and microdata.
namespace comarca {
namespace {

constexpr std::size_t kDeepest = 200;

enum class TokenKind { number, word, name, symbol, end };

struct Token {
  TokenKind kind = TokenKind::end;
  std::string text;
  std::size_t start = 0;
};

class Parser {
 public:
  Parser(std::string_view text, Where where) : text_(text), where_(std::move(where)) { advance(); }

  Expression whole() {
    Expression result = either();
    if (token_.kind != TokenKind::end) {
      throw unexpected();
    }
    return result;
  }

 private:
  Where place(std::size_t offset) const {
    Where where = where_;
    if (where.column) {
      where.column = *where.column + 1 + offset;  // 1: the quote that opens the text
    }
    return where;
  }

  Error error(std::string what, std::size_t offset) const {
    return usage_error(fmt::format("{} in '{}'", what, text_), place(offset));
  }

  Error unexpected() const {
    return error(
        token_.kind == TokenKind::end ? "something is missing at the end" : fmt::format("unexpected '{}'", token_.text),
        token_.start);
  }

  void advance() {
    while (at_ < text_.size() && std::isspace(static_cast<unsigned char>(text_[at_])) != 0) {
      ++at_;
    }
    token_ = {TokenKind::end, "", at_};
    if (at_ == text_.size()) {
      return;
    }
    const char first = text_[at_];
    if (std::isdigit(static_cast<unsigned char>(first)) != 0 || first == '.') {
      take(TokenKind::number, [](char c) { return std::isdigit(static_cast<unsigned char>(c)) != 0 || c == '.'; });
    } else if (std::isalpha(static_cast<unsigned char>(first)) != 0 || first == '_') {
      take(TokenKind::name, [](char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_'; });
    } else if (first == '\'') {
      take_word();
    } else {
      take_symbol();
    }
  }

  template <class Belongs>
  void take(TokenKind kind, const Belongs& belongs) {
    const std::size_t start = at_;
    while (at_ < text_.size() && belongs(text_[at_])) {
      ++at_;
    }
    token_ = {kind, std::string(text_.substr(start, at_ - start)), start};
  }

  void take_word() {
    const std::size_t close = text_.find('\'', at_ + 1);
    if (close == std::string_view::npos) {
      throw error("a word that does not end", at_);
    }
    token_ = {TokenKind::word, std::string(text_.substr(at_ + 1, close - at_ - 1)), at_};
    at_ = close + 1;
  }

  void take_symbol() {
    const std::string_view rest = text_.substr(at_);
    for (const std::string_view symbol : {"<=", ">=", "!=", "<", ">", "=", "+", "-", "*", "/", "^", "(", ")", ","}) {
      if (rest.starts_with(symbol)) {
        token_ = {TokenKind::symbol, std::string(symbol), at_};
        at_ += symbol.size();
        return;
      }
    }
    throw error(fmt::format("'{}' means nothing here", rest.substr(0, 1)), at_);
  }

  bool accept(std::string_view text) {
    const bool same = token_.text == text && token_.kind != TokenKind::word && token_.kind != TokenKind::end;
    if (same) {
      advance();
    }
    return same;
  }

  void expect(std::string_view text) {
    if (!accept(text)) {
      throw token_.kind == TokenKind::end ? error(fmt::format("'{}' is missing", text), token_.start) : unexpected();
    }
  }

  Expression call(std::string name, std::vector<Expression> operands, std::size_t start) const {
    return {.kind = Expression::Kind::call,
            .text = std::move(name),
            .operands = std::move(operands),
            .where = place(start)};
  }

  template <class Next>
  Expression chain(std::initializer_list<std::string_view> operators, const Next& next) {
    Expression left = next();
    for (bool found = true; found;) {
      found = false;
      for (const auto symbol : operators) {
        const std::size_t start = token_.start;
        if (accept(symbol)) {
          left = call(std::string(symbol), {std::move(left), next()}, start);
          found = true;
          break;
        }
      }
    }
    return left;
  }

  Expression either() {
    if (++depth_ > kDeepest) {
      throw error("nested too deep", token_.start);
    }
    Expression result = chain({"or"}, [this] { return both(); });
    --depth_;
    return result;
  }

  Expression both() {
    return chain({"and"}, [this] { return denial(); });
  }

  Expression denial() {
    const std::size_t start = token_.start;
    if (!accept("not")) {
      return comparison();
    }
    if (++depth_ > kDeepest) {
      throw error("nested too deep", start);
    }
    Expression result = call("not", {denial()}, start);
    --depth_;
    return result;
  }

  Expression comparison() {
    Expression left = sum();
    const std::size_t start = token_.start;
    for (const std::string_view symbol : {"=", "!=", "<=", ">=", "<", ">"}) {
      if (accept(symbol)) {
        return call(std::string(symbol), {std::move(left), sum()}, start);
      }
    }
    if (accept("in")) {
      expect("(");
      std::vector<Expression> operands = arguments();
      operands.insert(operands.begin(), std::move(left));
      return call("in", std::move(operands), start);
    }
    if (accept("between")) {
      Expression low = sum();
      expect("and");
      return call("between", {std::move(left), std::move(low), sum()}, start);
    }
    return left;
  }

  Expression sum() {
    return chain({"+", "-"}, [this] { return product(); });
  }
  Expression product() {
    return chain({"*", "/"}, [this] { return power(); });
  }

  Expression power() {
    const std::size_t start = token_.start;
    if (accept("-")) {
      if (++depth_ > kDeepest) {
        throw error("nested too deep", start);
      }
      Expression result = call("negative", {power()}, start);
      --depth_;
      return result;
    }
    return chain({"^"}, [this] { return primary(); });
  }

  std::vector<Expression> arguments() {
    std::vector<Expression> list;
    if (accept(")")) {
      return list;
    }
    do {
      list.push_back(either());
    } while (accept(","));
    expect(")");
    return list;
  }

  Expression number() {
    double value = 0;
    const char* end = token_.text.data() + token_.text.size();
    const auto parsed = std::from_chars(token_.text.data(), end, value);
    if (parsed.ec != std::errc() || parsed.ptr != end) {
      throw error(fmt::format("'{}' is not a number", token_.text), token_.start);
    }
    Expression result{
        .kind = Expression::Kind::number, .number = value, .text = token_.text, .where = place(token_.start)};
    advance();
    return result;
  }

  Expression primary() {
    const Token first = token_;
    if (first.kind == TokenKind::number) {
      return number();
    }
    if (first.kind == TokenKind::word) {
      advance();
      return {.kind = Expression::Kind::word, .text = first.text, .where = place(first.start)};
    }
    if (accept("(")) {
      Expression inner = either();
      expect(")");
      return inner;
    }
    static constexpr std::array<std::string_view, 5> kReserved = {"and", "or", "not", "in", "between"};
    if (first.kind != TokenKind::name || std::ranges::find(kReserved, first.text) != kReserved.end()) {
      throw unexpected();
    }
    advance();
    if (accept("(")) {
      return call(first.text, arguments(), first.start);
    }
    return {.kind = Expression::Kind::name, .text = first.text, .where = place(first.start)};
  }

  std::string_view text_;
  Where where_;
  std::size_t at_ = 0;
  std::size_t depth_ = 0;
  Token token_;
};

}  // namespace

Expression parse_expression(std::string_view text, const Where& where) {
  return Parser(text, where).whole();
}

}  // namespace comarca
