// Credits at the end of a text: {text, whether it credits a picture, whether it names an agency}.
#include "classify/credits.h"

#include <catch2/catch.hpp>

using namespace pith::internal;

TEST_CASE("credits of pictures and agencies are found at the end of a text", "[rules]") {
  const struct {
    std::string_view text;
    bool picture;
    bool agency;
  } cases[] = {
      {"The weir in spring (Tom Quill/Marn Press)", true, false},
      {"The weir in spring. (Tom Quill/AP)", true, true},
      {"The weir in spring. [Tom Quill/Reuters]", true, true},
      {"The weir in spring. Photo: Tom Quill", true, false},
      {"The weir in spring. Tom Quill/The Weir Gazette", true, false},
      {"The weir in spring. \u00A9 Tom Quill", true, false},
      {"Das Wehr im Fr\u00FChling. Foto: dpa", true, false},
      {"Das Wehr im Fr\u00FChling (Bild: dpa)", true, true},
      {"L'\u00E9cluse au printemps. TOM QUILL / AFP", true, true},
      {"El r\u00EDo en primavera (EFE)", false, true},
      {"El r\u00EDo en primavera. | EFE", false, true},
      {"Шлюз весной. Фото: ТАСС", true, false},
      {"\u2014 Reuters", false, true},
      {"(dpa/nh)", false, true},
      {"The weir in spring (and/or summer 1911)", false, false},
      {"The weir in spring (see below)", false, false},
      {"Open https://weir.example/keeper", false, false},
      {"The weir opened. It closed", false, false},
      {"He left the agency after a year.", false, false},
      {"Photo", false, false},
      {")", false, false},
      {"()", false, false},
      {"...", false, false},
      {"", false, false},
  };
  for (const auto& [text, picture, agency] : cases) {
    INFO(text);
    const Credit credit = credit_at_end(text);
    CHECK(credit.picture == picture);
    CHECK(credit.agency == agency);
  }
}
