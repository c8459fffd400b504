// The code of the library fmt. In: nothing. Out: the functions that its headers declare.
//
// The idea: Debian has fmt as a shared library, which costs time at every start, and as headers, which each file would compile
// again. So its code is compiled here, once.
#include <fmt/format-inl.h>

namespace fmt::detail {

template auto thousands_sep_impl<char>(locale_ref locale) -> thousands_sep_result<char>;
template auto decimal_point_impl<char>(locale_ref locale) -> char;
template auto dragonbox::to_decimal<float>(float value) -> dragonbox::decimal_fp<float>;
template auto dragonbox::to_decimal<double>(double value) -> dragonbox::decimal_fp<double>;
template void buffer<char>::append<char>(const char* begin, const char* end);
template void vformat_to<char>(buffer<char>& out, string_view format, basic_format_args<buffer_context<char>> args,
                               locale_ref locale);

}  // namespace fmt::detail
