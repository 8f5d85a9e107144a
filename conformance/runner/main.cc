#include "conformance/runner/run_main.h"

int main(int argc, char** argv) { return conformance::runner::RunMain(argc, argv); }
