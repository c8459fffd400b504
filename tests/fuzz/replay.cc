// Runs the body of a fuzzer over files without libFuzzer: each file with eight values of the first byte, whole and cut in the
// middle.
//
//   build/release/tests/records_fuzz testdata/*.html
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <fstream>
#include <iterator>
#include <string>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

int main(int count, char** names) {
  constexpr unsigned kChoices = 8;
  for (int i = 1; i < count; ++i) {
    std::ifstream file(names[i], std::ios::binary);
    std::string input(1, '\0');
    input.append(std::istreambuf_iterator<char>(file), {});
    for (unsigned choice = 0; choice < kChoices; ++choice) {
      input[0] = static_cast<char>(choice);
      for (const std::size_t size : {input.size(), input.size() / 2})
        LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(input.data()), size);
    }
  }
  std::printf("%d files\n", count - 1);
  return count > 1 ? 0 : 2;
}
