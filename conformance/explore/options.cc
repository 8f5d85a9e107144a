#include "conformance/explore/options.h"

#include "conformance/command_line/command_line.h"

namespace conformance::explore {
namespace {

// So that it can be added to what was done before.
constexpr std::uint64_t kNoEnd = UINT64_MAX / 2;

}  // namespace

std::string HelpText() {
  return R"(NAME
  bits-explore - look for histories in which a BITS service does what no rule allows

SYNOPSIS
  bits-explore [--strategy=NAME] [--backend=NAME] [--budget=N] [--seed=N] [--resume]
  bits-explore --replay=FILE | --explain=FILE
  bits-explore --model [--depth=N] [--scenario=FILE]

DESCRIPTION
  Makes up histories of commands, runs each on the simulator and on the reference
  model, and compares after every command what a client can see. What differs is
  made small and kept as DIR/failure-N.json; what was visited, as DIR/coverage.md.
  docs/exploring.md tells more.

OPTIONS
  --strategy=NAME   How histories are made: random, swarm (by default), pct,
                    exhaustive or bytes.
  --backend=NAME    What is looked at: sim, or sim:MUTANT.
  --budget=N        How many histories; 10000 by default, and for exhaustive and
                    bytes all.
  --seed=N          Of everything that is random; 1 by default.
  --scenario=FILE   What histories are made of, as TOML; see
                    conformance/explore/scenarios.
  --depth=N         exhaustive, --model: how many commands, 1 to 12; 4 by default.
  --deviations=N    exhaustive: how often the service may choose what is not usual;
                    2 by default.
  --bytes=PATH      bytes: a file, a folder of files, or - for standard input.
  --jobs=N          Processes; by default one for each core.
  --report=DIR, --out=DIR
                    The folder for what is found; out/explore by default.
  --resume          Goes on where the last exploration of that folder stopped.
  --replay=FILE     Repeats a failure, choice by choice.
  --explain=FILE    Tells of a failure: a table, a diagram, a C++ test.
  --model           Counts the states of the model down to --depth.
  --help

EXIT STATUS
  0    nothing was found
  1    something was
  2    wrong use or bad input, named with its place
  3    the engine broke, or standard output could not be written
  130  interrupted; what was found is kept

EXAMPLES
  bits-explore --backend=sim:gives-up
  bits-explore --strategy=exhaustive --depth=4
  bits-explore --resume --budget=1000000
)";
}

Options ParseOptions(int argc, const char* const* argv) {
  Options options;
  CLI::App app;
  app.set_help_flag();
  AddText(app, "--strategy", options.strategy);
  AddText(app, "--backend", options.backend);
  AddNumber(app, "--budget", options.budget, {.min = 1, .max = kNoEnd});
  AddNumber(app, "--seed", options.seed);
  AddText(app, "--scenario", options.scenario);
  AddNumber(app, "--depth", options.depth, {.min = 1, .max = 12});
  AddNumber(app, "--deviations", options.deviations_max);
  AddText(app, "--bytes", options.bytes);
  AddNumber(app, "--jobs", options.jobs, {.max = 1024});
  AddText(app, "--report,--out", options.report);
  app.add_flag("--resume", options.resume);
  AddText(app, "--replay", options.replay);
  AddText(app, "--explain", options.explain);
  app.add_flag("--model", options.model);
  app.add_flag("--help,-h", options.helps);
  ParseArguments(app, argc, argv);
  const bool has_an_end = options.strategy == "exhaustive" || options.strategy == "bytes";
  if (has_an_end && app.count("--budget") == 0) options.budget = kNoEnd;
  return options;
}

}  // namespace conformance::explore
