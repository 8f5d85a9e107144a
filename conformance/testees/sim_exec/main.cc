// The simulator as a testee: bits-conformance --backend=exec:build/release/bin/sim_exec
//
//   sim_exec           as the rule book has it
//   sim_exec MUTANT    wrong on purpose, as with --backend=sim:MUTANT

#include <cstdio>
#include <cstdlib>
#include <exception>
#include <memory>
#include <string>

#include "conformance/backends/sim/sim_backend.h"
#include "conformance/mutants/mutants.h"
#include "conformance/testees/sim_exec/testee.h"

int main(int argc, char** argv) {
  using conformance::SimBackend;
  try {
    auto backend = std::make_unique<SimBackend>();
    if (argc > 1) {
      const conformance::Mutant* const mutant = conformance::FindMutant(argv[1]);
      if (mutant == nullptr || argc > 2) {
        const std::string complaint =
            mutant == nullptr ? conformance::NoSuchMutant(argv[1]) : "one mutant at most";
        std::fprintf(stderr, "sim_exec: %s\n", complaint.c_str());
        return 2;
      }
      backend = std::make_unique<SimBackend>("sim", mutant->decisions);
    }
    // Never destroyed: an end of the world would call clients on the other side of the pipe.
    auto& testee = *new conformance::testee::Testee(std::move(backend));
    testee.Run();
    std::_Exit(0);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "sim_exec: %s\n", error.what());
    std::_Exit(2);
  }
}
