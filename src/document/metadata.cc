// Metadata. In: a labelled outline with its facts. Out: one value for each field of base/metadata_fields.inc.
//
// The idea: whatever a page states about a field is a candidate with the rank of its source. A doubt about a candidate lowers its
// rank and is kept as the reason: it is in a teaser, it names the site instead of a person, or it is a date in the future. Then
// the highest rank wins.
#include "document/metadata.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "base/utf8.h"
#include "document/addresses.h"
#include "document/bylines.h"
#include "document/candidates.h"
#include "document/date_order.h"
#include "document/languages.h"
#include "document/licenses.h"
#include "document/metadata_authors.h"
#include "document/metadata_dates.h"
#include "document/metadata_description.h"
#include "document/metadata_site.h"
#include "document/metadata_tags.h"
#include "document/metadata_title.h"
#include "document/shown_dates.h"

namespace pith::internal {
namespace {

constexpr std::size_t kMaxTagBytes = 60;
constexpr std::size_t kMaxTags = 40;

// The order in which fields are chosen: the language tells how to read dates, the site's name is cut off the title, the title
// tells which statements are about the page's own story.
constexpr MetadataField kOrder[] = {MetadataField::url,    MetadataField::language,    MetadataField::site,
                                    MetadataField::title,  MetadataField::published,   MetadataField::modified,
                                    MetadataField::author, MetadataField::description, MetadataField::image,
                                    MetadataField::tag,    MetadataField::category,    MetadataField::license};

#define METADATA_FIELD(name, member, type, choice) \
  static_assert(std::ranges::count(kOrder, MetadataField::name) == 1, "kOrder lacks the metadata field " #name);
#include "base/metadata_fields.inc"
#undef METADATA_FIELD

class MetadataFinder {
 public:
  MetadataFinder(const Outline& outline, const Options& options, const std::optional<BylineStatement>& first_poster,
                 std::vector<Statement>& statements)
      : outline_(outline),
        options_(options),
        first_poster_(first_poster),
        selector_(outline, options.explain || options.sources, statements) {}

  Metadata find() {
    for (const MetadataField field : kOrder) choose(field);
    return std::move(metadata_);
  }

 private:
  void choose(MetadataField field) {
    switch (field) {
#define METADATA_FIELD(name, member, type, choice) \
  case MetadataField::name:                        \
    metadata_.member = choose_##choice(field);     \
    break;
#include "base/metadata_fields.inc"
#undef METADATA_FIELD
      case MetadataField::none:
        break;
    }
  }

  std::string choose_site(MetadataField) { return select_site(selector_, outline_, metadata_.url); }
  std::string choose_description(MetadataField) {
    return select_description(selector_, outline_, metadata_.site, metadata_.title);
  }

  // Absolute, where the page's address is known.
  std::string choose_image(MetadataField field) {
    const BaseAddress page(metadata_.url);
    const BaseAddress base(page.resolve(outline_.facts.first(Fact::base_url), *outline_.arena));
    std::vector<Candidate> candidates = selector_.stated(field);
    for (Candidate& candidate : candidates) {
      candidate.value = clean_address(base.resolve(candidate.value, *outline_.arena));
      if (!is_safe_address(candidate.value)) reject(candidate, "no address of an image");
    }
    return selector_.select_best(field, std::move(candidates));
  }

  std::vector<std::string> choose_all(MetadataField field) {
    std::vector<Candidate> candidates = selector_.stated(field);
    std::vector<Candidate> parts;
    for (const Candidate& candidate : candidates) {
      const auto is_of_list = [&](const Candidate& other) {
        const bool is_json = candidate.fact == Fact::jsonld_keywords || candidate.fact == Fact::jsonld_section;
        return other.fact == candidate.fact && (!is_json || other.group == candidate.group);
      };
      const bool is_alone = std::ranges::count_if(candidates, is_of_list) == 1;
      for (std::string& part : split_tags(candidate, is_alone)) {
        if (part.size() > kMaxTagBytes) continue;
        parts.push_back(candidate);
        parts.back().value = std::move(part);
        parts.back().group = 0;  // what several elements state is one list
      }
    }
    std::vector<std::string> values = selector_.select_group(field, std::move(parts));
    values.resize(std::min(values.size(), kMaxTags));
    return values;
  }

  std::string choose_url(MetadataField field) {
    std::vector<Candidate> candidates = selector_.stated(field);
    for (Candidate& candidate : candidates)
      if (candidate.value.find("://") == std::string::npos) reject(candidate, "no full address");
    std::string stated = selector_.select_best(field, std::move(candidates));
    return clean_address(options_.url.empty() ? stated : to_valid_utf8(options_.url));
  }

  std::string choose_language(MetadataField field) {
    std::vector<Candidate> candidates = selector_.stated(field);
    for (Candidate& candidate : candidates) {
      candidate.value = language_tag(candidate.value);
      if (candidate.value.empty()) reject(candidate, "no language tag");
    }
    DetectedLanguage detected = detect_language(outline_);
    for (Candidate& candidate : candidates)
      if (detected.is_sure && candidate.rank > 0 && contradicts(detected.tag, candidate.value))
        reject(candidate, "the words are in another language");
    if (!detected.tag.empty()) candidates.push_back(make_candidate(Fact::text_language, std::move(detected.tag)));
    return selector_.select_best(field, std::move(candidates));
  }

  std::string choose_title(MetadataField) {
    std::string title = select_title(selector_, outline_, outline_.headline, metadata_.site);
    selector_.set_title(title);
    return title;
  }

  std::string choose_published(MetadataField) { return select_published(selector_, date_sources()); }
  std::string choose_modified(MetadataField) { return select_modified(selector_, date_sources()); }
  std::vector<std::string> choose_authors(MetadataField) {
    return select_authors(selector_, outline_, bylines(), metadata_.site);
  }

  std::string choose_license(MetadataField field) {
    std::vector<Candidate> candidates = selector_.stated(field);
    for (Candidate& candidate : candidates) candidate.value = license_name(candidate.value);
    for (const Block& block : outline_.blocks) {
      if (block.kind == Kind::related || block.kind == Kind::comment || block.kind == Kind::caption) continue;
      if (std::string license = license_in(block.text); !license.empty())
        candidates.push_back(make_candidate(Fact::text_license, std::move(license), block.line));
    }
    return selector_.select_best(field, std::move(candidates));
  }

  DateOrder date_order() {
    if (!date_order_) date_order_ = find_date_order(outline_, metadata_.language, metadata_.url);
    return *date_order_;
  }

  DateSources date_sources() {
    if (!shown_dates_) shown_dates_ = read_shown_dates(outline_, outline_.headline, date_order());
    return {.outline = outline_, .shown = *shown_dates_, .order = date_order(), .url = metadata_.url};
  }

  const std::vector<BylineStatement>& bylines() {
    if (!bylines_) {
      bylines_ = read_bylines(outline_, outline_.headline, date_order());
      if (first_poster_) bylines_->push_back(*first_poster_);
    }
    return *bylines_;
  }

  const Outline& outline_;
  const Options& options_;
  const std::optional<BylineStatement>& first_poster_;
  CandidateSelector selector_;
  Metadata metadata_;  // as far as it is chosen
  // Once they are needed.
  std::optional<DateOrder> date_order_;
  std::optional<std::vector<BylineStatement>> bylines_;
  std::optional<std::vector<BylineStatement>> shown_dates_;
};

}  // namespace

Metadata find_metadata(const Outline& outline, const Options& options, const std::optional<BylineStatement>& first_poster,
                       std::vector<Statement>& statements) {
  return MetadataFinder(outline, options, first_poster, statements).find();
}

}  // namespace pith::internal
