// Where links of other stories lead.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace pith::internal {

/// The address without its fragment and the slashes at its end; empty when it leads to no page: scripts, mail addresses, parts
/// of the page.
std::string_view page_address(std::string_view address);

/// Whether the fragment of an address is that of all comments on a page.
bool leads_to_comments(std::string_view target);

/// Whether the fragment of an address is that of one comment.
bool leads_to_comment(std::string_view target);

/// Whether an address is that of the page, perhaps with another query or as its number alone.
bool is_same_page(std::string_view address, std::string_view page);

/// Whether an address is that of a whole site.
bool is_home(std::string_view address);

/// Whether an address is that of a social network, a map, a licence, a shop of apps or a collection of reviews, and the page is not
/// of the same site: an embedded post, a profile, directions. `page` is the address of the page, if it is known.
bool is_of_network(std::string_view address, std::string_view page);

/// Whether an address of another host than the page's has an address of a third site, or that of the page, as a value in its query,
/// or one of the page's site in its path: a link that is counted and paid for, or shares the page. So is one below a path such as
/// "/go/", but for what is like a story of the page's own site. `page` is the address of the page, if it is known.
bool is_redirect(std::string_view address, std::string_view page);

/// Whether an address lies below that of a page, which is not the home page.
bool lies_below(std::string_view address, std::string_view section);

/// For each word of lists, in their own order, how many parts of the path of a page lie below it; 0 for none or one. It is 1 for a
/// word of one letter, which many sites have in all of their addresses.
std::vector<std::size_t> parts_below_lists(std::string_view page);

/// Whether the path names a list of stories or people, such as "/tag/rivers". With the parts of a page that lies below such a word
/// itself, what lies as deep below it is none: "/topics/rivers/the-weir" beside "/topics/harbours/the-quay".
bool leads_to_list(std::string_view address, std::span<const std::size_t> page = {});

/// Whether a link leads to stories of one kind, such as "Reviews" or "Reviews of ferries" to "/ferries/reviews", but not "Why we do
/// research" to "/science/research".
bool is_named_section(std::string_view address, std::string_view text);

/// Whether an address is a name right below such a word of tags or people: "/author/ann-lee".
bool names_list(std::string_view address);

/// Whether an address lies among the goods of a shop, and the page does not: "/products/rope", "/en/products/rope".
bool leads_to_goods(std::string_view address, std::string_view page);

/// Whether an address is that of a page about the site, such as "/contact".
bool is_site_page(std::string_view address);

/// Whether an address is that of a search for the words of a text.
bool is_search_for(std::string_view address, std::string_view text);

/// Whether the query of an address is that of a search for something, and its path is not that of a single page.
bool is_search(std::string_view address);

/// Whether an address is as those of single stories are: with several words, a number or three parts in it.
bool may_be_story(std::string_view address, std::string_view title);

/// Whether the path is a single word: "/products".
bool is_part_of_site(std::string_view address);

/// The address of what an address lies right in: "/ropes" of "/ropes/41"; empty for what lies in the site itself.
std::string_view directory_of(std::string_view address);

/// Whether the path has one part, of the words of a title: "/harbour-news" for "Harbour news".
bool is_path_of(std::string_view address, std::string_view title);

/// Whether the path says that there is something to watch or to hear: "/video/ferry-is-late".
bool leads_to_recording(std::string_view address);

/// How many words of three letters or more a title has in common with the last part of the path, or with the one before a number.
std::size_t words_in_address(std::string_view address, std::string_view title);

}  // namespace pith::internal
