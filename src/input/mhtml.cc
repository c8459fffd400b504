// MHTML, a page as a mail. In: the mail. Out: its page and what its head states.
//
// The idea: parts are looked at one by one and only the best so far is remembered, so their number costs nothing; a part that is
// itself a multipart is opened in place, to a fixed depth.
#include <algorithm>
#include <cstdint>

#include "base/text.h"
#include "input/containers.h"
#include "input/mime.h"

namespace pith::internal {
namespace {

constexpr std::size_t kMaxHead = std::size_t{256} << 10;
constexpr std::size_t kWindow = 4096;
constexpr std::size_t kLongestBoundary = 200;
constexpr int kDeepest = 8;

struct Part {
  std::string_view head{};
  std::string_view body{};
};

Part split(std::string_view text) {
  if (text.starts_with('\n')) return {{}, text.substr(1)};
  if (text.starts_with("\r\n")) return {{}, text.substr(2)};
  const HeadEnd end = head_end(text.substr(0, kMaxHead));
  if (end.size == 0) return {text.substr(0, kMaxHead), {}};
  return {text.substr(0, end.at), text.substr(end.at + end.size)};
}

// How good a part is as the page.
enum class Rank : std::uint8_t { none, text, html, start };

struct Choice {
  Rank rank = Rank::none;
  Part part{};
};

// Where the next line that is the boundary begins, the line break before it included; the end when there is none.
std::size_t find_boundary(std::string_view body, std::string_view boundary, std::size_t from) {
  for (std::size_t at = body.find(boundary, from); at != std::string_view::npos; at = body.find(boundary, at + 1))
    if (at == 0 || body[at - 1] == '\n') return at;
  return body.size();
}

void choose(std::string_view type, std::string_view body, int depth, Choice& best);

void consider(const Part& part, std::string_view start, int depth, Choice& best) {
  const std::string content_type = field(part.head, "Content-Type");
  const std::string type = media_type(content_type);
  if (type.starts_with("multipart/")) {
    if (depth < kDeepest) choose(content_type, part.body, depth + 1, best);
    return;
  }
  const auto format = format_of(type);
  Rank rank = !format ? Rank::none : *format == InputFormat::html ? Rank::html : Rank::text;
  if (format && !start.empty() && field(part.head, "Content-ID") == start) rank = Rank::start;
  if (rank > best.rank) best = {rank, part};
}

void choose(std::string_view type, std::string_view body, int depth, Choice& best) {
  const std::string name = parameter(type, "boundary");
  if (name.empty() || name.size() > kLongestBoundary) return;
  const std::string boundary = "--" + name;
  const std::string start = parameter(type, "start");
  std::size_t at = find_boundary(body, boundary, 0);
  while (at < body.size()) {
    const std::size_t behind = at + boundary.size();
    if (body.substr(behind).starts_with("--")) return;
    const std::size_t begin = std::min(body.find('\n', behind), body.size() - 1) + 1;
    const std::size_t end = find_boundary(body, boundary, begin);
    std::string_view part = body.substr(begin, end - begin);
    if (end < body.size() && part.ends_with('\n')) part.remove_suffix(1);
    if (end < body.size() && part.ends_with('\r')) part.remove_suffix(1);
    consider(split(part), start, depth, best);
    at = end;
  }
}

int hex(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  const char lower = static_cast<char>(c | 0x20);
  return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

std::string quoted_printable(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    const std::string_view rest = text.substr(i);
    if (rest.starts_with("=\r\n")) {
      i += 2;
    } else if (rest.starts_with("=\n")) {
      i += 1;
    } else if (rest[0] == '=' && rest.size() > 2 && hex(rest[1]) >= 0 && hex(rest[2]) >= 0) {
      out.push_back(static_cast<char>(hex(rest[1]) * 16 + hex(rest[2])));
      i += 2;
    } else {
      out.push_back(rest[0]);
    }
  }
  return out;
}

std::string base64(std::string_view text) {
  constexpr std::string_view kDigits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string out;
  out.reserve(text.size() / 4 * 3);
  std::uint32_t bits = 0;
  int count = 0;
  for (const char c : text) {
    if (c == '=') break;
    const std::size_t digit = kDigits.find(c);
    if (digit == std::string_view::npos) continue;
    bits = (bits << 6 | static_cast<std::uint32_t>(digit)) & 0xFFFFFFU;
    count += 6;
    if (count < 8) continue;
    count -= 8;
    out.push_back(static_cast<char>(bits >> count & 0xFFU));
  }
  return out;
}

bool is_address(std::string_view url) { return url.starts_with("http://") || url.starts_with("https://"); }

}  // namespace

bool opens_like_mhtml(std::string_view text) {
  const std::string_view head = text.substr(0, std::min(head_end(text.substr(0, kWindow)).at, kWindow));
  const std::string_view name = head.substr(0, std::min(head.find(':'), head.size()));
  const auto is_name = [](char c) { return c == '-' || (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z'); };
  if (name.empty() || name.size() == head.size() || !std::ranges::all_of(name, is_name)) return false;
  const std::string type = media_type(field(head, "Content-Type"));
  return type.starts_with("multipart/") || (!field(head, "MIME-Version").empty() && format_of(type));
}

void read_mhtml(std::string_view mail, Page& page) {
  const Part whole = split(mail);
  Choice best;
  consider(whole, {}, 0, best);
  if (best.rank == Rank::none) return fail(page, "malformed", "an MHTML file without a page in it");
  const std::string type = field(best.part.head, "Content-Type");
  page.from = format_of(media_type(type));
  page.encoding = parameter(type, "charset");
  for (const std::string& url : {field(best.part.head, "Content-Location"), field(whole.head, "Snapshot-Content-Location"),
                                 field(whole.head, "Content-Location")})
    if (page.url.empty() && is_address(url)) page.url = url;
  const std::string packing = field(best.part.head, "Content-Transfer-Encoding");
  page.bytes = iequals(packing, "base64")             ? base64(best.part.body)
               : iequals(packing, "quoted-printable") ? quoted_printable(best.part.body)
                                                      : std::string(best.part.body);
}

}  // namespace pith::internal
