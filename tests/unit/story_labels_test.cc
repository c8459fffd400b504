// Labels and addresses of links that are no stories.
#include "document/story_labels.h"

#include <catch2/catch.hpp>

#include "document/story_addresses.h"

using namespace pith::internal;

namespace {

bool promotes(std::string_view text, std::string_view address) { return is_promotion(text, count_text(text), address); }

}  // namespace

TEST_CASE("a few words that praise a part of the site are a promotion, unless the address repeats them", "[stories]") {
  CHECK(promotes("Explore our harbours", "/harbours"));
  CHECK(promotes("Check out our ropes", "/ropes"));
  CHECK_FALSE(promotes("Explore the harbours of Tarn", "/2021/explore-the-harbours-of-tarn"));
  CHECK_FALSE(promotes("Explore our harbours and all of the islands that lie before them", "/harbours"));
  CHECK_FALSE(promotes("The shop on the quay", "/quay"));
  CHECK(promotes("View our gallery", "/pictures"));
  CHECK(promotes("Zur \u00DCbersicht", "/41"));
  CHECK(promotes("Zum Fischmarkt", "/41"));
  CHECK(promotes("Zum Video \u00FCber den Deich", "/41"));
  CHECK_FALSE(promotes("Zum Tod von Anna Lee", "/41"));
  CHECK(promotes("View old picture", "/41"));
  CHECK(promotes("View the old pictures of the harbour", "/41"));
  CHECK_FALSE(promotes("View from the old harbour wall", "/41"));
  CHECK(promotes("T\u00E9l\u00E9charger", "/41.pdf"));
  CHECK(promotes("Play video", "/41"));
  CHECK_FALSE(promotes("Play video of the old ferry", "/41"));
  CHECK(promotes("By TarnPress", "/41"));
  CHECK_FALSE(promotes("By the old sea wall", "/41"));
}

TEST_CASE("a change of a price comes after a price", "[stories]") {
  CHECK(is_price_change("Tarn Ferries 12.40 +1.25 %"));
  CHECK(is_price_change("Tarn Ferries Holding \u20AC12.40 -1,25%"));
  CHECK(is_price_change("Regular price:\u20AC89.00-25%"));
  CHECK_FALSE(is_price_change("Ferry fares up by +5 %"));
  CHECK_FALSE(is_price_change("Ferry fares rise by 5-10 %"));
  CHECK_FALSE(is_price_change("+5 %"));
  CHECK_FALSE(is_price_change("%"));
}

TEST_CASE("a link that counts clicks or shares the page is no link to a story", "[stories]") {
  constexpr std::string_view kPage = "https://tarn.example/2021/six-small-repairs-to-the-quay";
  CHECK(is_redirect("https://count.example/click?n=1&to=https%3A%2F%2Fshop.example%2Frope", kPage));
  CHECK(is_redirect("https://count.example/click?to=http://shop.example/rope", {}));
  CHECK(is_redirect("https://share.example/?u=https%3A%2F%2Ftarn.example%2F2021%2Fsix-small-repairs-to-the-quay%2F", kPage));
  CHECK(is_redirect("https://ads.tarn.example/x/https://tarn.example/shop/rope", kPage));
  CHECK_FALSE(is_redirect("https://tarn.example/2021/clock?ref=https%3A%2F%2Fmail.example", kPage));
  CHECK_FALSE(is_redirect("https://club.tarn.example/rope?return_to=https://tarn.example/2021", kPage));
  CHECK_FALSE(is_redirect("https://weir.example/clock?ref=https%3A%2F%2Ftarn.example", kPage));
  CHECK_FALSE(is_redirect("https://weir.example/clock?return_to=https%3A%2F%2Fweir.example%2F", kPage));
  CHECK_FALSE(is_redirect("https://archive.example/web/2020/https://weir.example/clock", kPage));
  CHECK_FALSE(is_redirect("https://archive.example/web/2020/https://weir.example/clock",
                          "https://archive.example/web/2020/https://weir.example/quay"));
  CHECK_FALSE(is_redirect("/2021/clock?ref=https://mail.example", {}));
  CHECK_FALSE(is_redirect("https://weir.example/clock?q=https%3", kPage));
}

TEST_CASE("the last part of an address tells a page about the site, whatever its file extension", "[stories]") {
  CHECK(is_site_page("https://tarn.example/contact"));
  CHECK(is_site_page("https://tarn.example/en/Contact.html"));
  CHECK(is_site_page("/contact.php?from=menu"));
  CHECK(is_site_page("/contact.aspx"));
  CHECK(is_site_page("/contact.shtml"));
  CHECK_FALSE(is_site_page("/contact.txt"));
  CHECK_FALSE(is_site_page("/contact.html.bak"));
  CHECK_FALSE(is_site_page("/contact/ann-lee-of-the-harbour.html"));
}

TEST_CASE("a link below a path that leads on to shops is paid for", "[stories]") {
  CHECK(is_redirect("https://tarn.example/go/rope-of-hemp/41", "https://tarn.example/2021/ropes"));
  CHECK(is_redirect("/goto/rope-of-hemp", {}));
  CHECK_FALSE(is_redirect("https://tarn.example/go", "https://tarn.example/2021/ropes"));
  CHECK_FALSE(is_redirect("https://tarn.example/news/go/rope-of-hemp", "https://tarn.example/2021/ropes"));
  CHECK_FALSE(is_redirect("/go/harbour-wall-falls-into-the-sea", "https://tarn.example/2021/ropes"));
  CHECK_FALSE(is_redirect("https://tarn.example/go/old-rope", "https://tarn.example/go/new-oars"));
  CHECK(is_redirect("https://shop.example/go/harbour-wall-falls-into-the-sea", "https://tarn.example/2021/ropes"));
}

TEST_CASE("words of lists say nothing where the page lies as deep below them", "[stories]") {
  CHECK(leads_to_list("/topics/harbour/best-rope"));
  const std::vector<std::size_t> page = parts_below_lists("https://tarn.example/topics/harbour/best-quay");
  CHECK_FALSE(leads_to_list("/topics/harbour/best-rope", page));
  CHECK_FALSE(leads_to_list("/topics/harbour/ropes/best-rope", page));
  CHECK(leads_to_list("/topics/harbour", page));
  CHECK(leads_to_list("/tag/harbour/best-rope", page));
  CHECK(leads_to_list("/topics/harbour", parts_below_lists("https://tarn.example/topics/quay")));
}

TEST_CASE("one letter is a word of lists only as the first part of a path", "[stories]") {
  CHECK(leads_to_list("https://tarn.example/c/ropes"));
  CHECK_FALSE(leads_to_list("https://tarn.example/2021/c/ropes"));
  CHECK_FALSE(leads_to_list("https://tarn.example/s/87654321", parts_below_lists("https://tarn.example/s/87654000")));
  CHECK_FALSE(leads_to_list("https://tarn.example/s/87654321", parts_below_lists("https://tarn.example/s/quay/87654000")));
  CHECK(leads_to_list("https://tarn.example/c/ropes", parts_below_lists("https://tarn.example/s/87654000")));
}

TEST_CASE("a page is known by the number or the many words of its address", "[stories]") {
  CHECK(is_same_page("https://tarn.example/p/27038656990?from=list", "https://tarn.example/p/27038656990"));
  CHECK_FALSE(is_same_page("https://tarn.example/p/41?from=list", "https://tarn.example/p/41"));
  CHECK(is_same_page("https://tarn.example/!453207266", "https://tarn.example/harbour/453207266-six-small-repairs"));
  CHECK_FALSE(is_same_page("https://tarn.example/!453207267", "https://tarn.example/harbour/453207266-six-small-repairs"));
  CHECK_FALSE(is_same_page("https://weir.example/!453207266", "https://tarn.example/harbour/453207266-six-small-repairs"));
  CHECK_FALSE(is_same_page("https://tarn.example/453207266-goats", "https://tarn.example/harbour/453207266-six-small-repairs"));
  CHECK_FALSE(is_same_page("https://tarn.example/archive/20240517", "https://tarn.example/news/20240517-weir-closed"));
  CHECK_FALSE(is_same_page("https://tarn.example/archive/17052024", "https://tarn.example/news/17052024-weir-closed"));
  CHECK_FALSE(is_same_page("https://tarn.example/archive/202405", "https://tarn.example/news/202405-weir-closed"));
  CHECK(is_same_page("https://tarn.example/20241517", "https://tarn.example/news/20241517-weir-closed"));
}

TEST_CASE("a search is known by the name of its query", "[stories]") {
  CHECK(is_search("https://find.example/?q=old+rope&sort=date"));
  CHECK(is_search("/find?sort=date&term=rope"));
  CHECK_FALSE(is_search("/index.php?q=node/41"));
  CHECK_FALSE(is_search("/find?q="));
  CHECK_FALSE(is_search("/find?seq=41"));
  CHECK_FALSE(is_search("/news/2024/harbour-wall-falls-into-the-sea?search=ferry"));
  CHECK_FALSE(is_search("/news/87654321.html?q=ferry"));
  CHECK(is_search("/news/search?q=87654321"));
}

TEST_CASE("the path of an address may be no more than a title", "[stories]") {
  CHECK(is_path_of("https://tarn.example/harbour-news", "Harbour News"));
  CHECK_FALSE(is_path_of("https://tarn.example/2021/harbour-news", "Harbour News"));
  CHECK_FALSE(is_path_of("https://tarn.example/harbour-news-and-more", "Harbour News"));
}

TEST_CASE("a name right below a word of lists is that of a tag or an author", "[stories]") {
  CHECK(names_list("https://weir.example/author/ann-lee"));
  CHECK(names_list("/news/tag/quay"));
  CHECK_FALSE(names_list("/topic/six-small-repairs-to-the-quay"));
  CHECK_FALSE(names_list("/tag/quay/ann-lee"));
  CHECK_FALSE(names_list("/tag/87654321"));
  CHECK_FALSE(names_list("/s/quay"));
}

TEST_CASE("an address lies among goods where the page does not", "[stories]") {
  CHECK(leads_to_goods("https://tarn.example/shop/rope-of-hemp", "https://tarn.example/2021/ropes"));
  CHECK_FALSE(leads_to_goods("https://tarn.example/shop/rope-of-hemp", "https://tarn.example/shop/blog/ropes"));
  CHECK_FALSE(leads_to_goods("https://tarn.example/2021/shop-of-ropes", {}));
  CHECK(leads_to_goods("https://tarn.example/en-GB/products/rope-of-hemp", {}));
  CHECK_FALSE(leads_to_goods("/business/store/harbour-shop-closes-its-doors", {}));
  CHECK_FALSE(leads_to_goods("https://tarn.example/shop", {}));
}

TEST_CASE("headlines that begin or end as labels do are none", "[stories]") {
  const auto is_label = [](std::string_view text) { return is_promotion(text, count_text(text), "/news/48213"); };
  for (const std::string_view headline :
       {"Download speeds fall in the north", "Sign in blood: the pirate contract", "Buy the island, say neighbours",
        "Opens in May: the new museum", "Help improve the harbour, mayor asks", "Powered by rope and wind",
        "Descargar m\u00FAsica ya no es delito", "T\u00E9l\u00E9charger co\u00FBte cher au port", "Buy the island",
        "Buy from neighbours first", "Kaufen bei Sturm und Regen", "Acheter sur le port", "Spring is finally here"})
    CHECK_FALSE(is_label(headline));
  CHECK(is_label("Download the map"));
  CHECK(is_label("Sign in here"));
}

TEST_CASE("an address lies in the one without its last part", "[stories]") {
  CHECK(directory_of("https://tarn.example/en/ropes/41?from=mail") == "https://tarn.example/en/ropes");
  CHECK(directory_of("https://tarn.example/ropes") == "");
  CHECK(directory_of("/ropes/41") == "/ropes");
}

TEST_CASE("the last part of an address names a section where no query comes after it", "[stories]") {
  CHECK(is_named_section("https://tarn.example/ropes/reviews", "Our reviews"));
  CHECK(is_named_section("https://tarn.example/de/Nachrichten", "Alle Nachrichten"));
  CHECK(is_named_section("https://tarn.example/ropes/reviews", "Latest reviews of ropes"));
  CHECK_FALSE(is_named_section("https://tarn.example/ropes/reviews", "How we review ropes"));
  CHECK_FALSE(is_named_section("https://tarn.example/news?id=41", "News"));
  CHECK_FALSE(is_named_section("https://tarn.example/news/six-small-repairs", "Repairs"));
  CHECK(leads_to_list("https://tarn.example/?cat=10"));
}

TEST_CASE("the headline of an address may stand before its number", "[stories]") {
  CHECK(words_in_address("https://tarn.example/news/ferry-late-again/4137", "The ferry is late again") == 3);
  CHECK(words_in_address("https://tarn.example/news/ferry-late-again", "The ferry is late again") == 3);
  CHECK(words_in_address("https://tarn.example/4137", "The ferry is late again") == 0);
}
