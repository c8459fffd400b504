#include <unistd.h>
#include "input/reader.h"
#include "pith/pith.h"
int main(int argc, char** argv) {
  std::vector<std::string> ops; pith::WriteOptions w; pith::Options o;
  for (int i = 1; i < argc; ++i) { std::string a = argv[i]; if (a == "--to") { std::string t = argv[++i]; w.to = t == "json" ? pith::OutputFormat::json : t == "jsonl" ? pith::OutputFormat::jsonl : pith::OutputFormat::text; } else if (a == "--segments") w.segments = true; else if (a == "--explain") w.explain = o.explain = true; else ops.push_back(a); }
  for (auto& n : pith::list_inputs(ops, [](auto&, auto&) {})) { pith::Page p; std::string e; if (!pith::read_page(n, p, e)) continue; w.source = n; auto s = pith::write(pith::extract(p.bytes, o), w); for (std::size_t at = 0; at < s.size();) { auto k = ::write(1, s.data() + at, s.size() - at); if (k <= 0) return 4; at += static_cast<std::size_t>(k); } }
}
