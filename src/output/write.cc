// Document to bytes in the format that was asked for.
#include "output/writers.h"

namespace pith {

std::string write(const Document& document, const WriteOptions& options) {
  std::string out;
  if (options.to == OutputFormat::text)
    out = options.explain ? explain(document) : text_of(document, options.keep);
  else
    out = json_of(document, options, options.to == OutputFormat::json);
  if (!out.empty() && out.back() != '\n') out.push_back('\n');
  return out;
}

}  // namespace pith
