// Runs a fuzz target on files, for compilers without a fuzzer: history_fuzzer_replay FILE|FOLDER...

#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace {

int RunOn(const std::filesystem::path& file) {
  std::ifstream stream(file, std::ios::binary);
  if (!stream) {
    std::fprintf(stderr, "%s: cannot be read\n", file.c_str());
    return 2;
  }
  const std::vector<char> text((std::istreambuf_iterator<char>(stream)),
                               std::istreambuf_iterator<char>());
  const std::vector<std::uint8_t> bytes(text.begin(), text.end());
  return LLVMFuzzerTestOneInput(bytes.data(), bytes.size());
}

}  // namespace

int main(int argc, char** argv) {
  int inputs = 0;
  for (int i = 1; i < argc; ++i) {
    if (std::filesystem::is_directory(argv[i])) {
      for (const auto& entry : std::filesystem::directory_iterator(argv[i])) {
        if (RunOn(entry.path()) != 0) return 2;
        ++inputs;
      }
    } else {
      if (RunOn(argv[i]) != 0) return 2;
      ++inputs;
    }
  }
  std::printf("%d inputs, nothing found\n", inputs);
  return inputs == 0 ? 2 : 0;
}
