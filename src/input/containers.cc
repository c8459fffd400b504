// The table of the formats of inputs. In: the first bytes of an input, or the name of a format. Out: the functions that read it.
#include "input/containers.h"

#include <algorithm>
#include <iterator>

namespace pith::internal {
namespace {

constexpr ContainerFormat kFormats[] = {
#define CONTAINER(name, recognise, open) {InputContainer::name, recognise, open},
#include "input/containers.inc"
#undef CONTAINER
    {InputContainer::page, [](std::string_view) { return true; }, single_page},
};

}  // namespace

bool never_by_content(std::string_view) { return false; }

const ContainerFormat& recognise_container(std::string_view start) {
  return *std::ranges::find_if(kFormats, [&](const ContainerFormat& format) { return format.recognise(start); });
}

const ContainerFormat& format_of(InputContainer container) {
  return *std::ranges::find(kFormats, container, &ContainerFormat::container);
}

}  // namespace pith::internal
