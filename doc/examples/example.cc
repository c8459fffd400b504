// c++ -std=c++20 example.cc $(pkg-config --cflags --libs pith) -o example && ./example < page.html
#include <pith/pith.h>

#include <iostream>
#include <iterator>

int main() {
  const std::string page(std::istreambuf_iterator<char>(std::cin), {});
  const pith::Document document = pith::extract(page, {});
  std::cout << document.metadata.title << "\n\n" << pith::write(document, {.to = pith::OutputFormat::text});
  for (const pith::Comment& comment : document.comments) std::cout << "> " << comment.text << '\n';
}
