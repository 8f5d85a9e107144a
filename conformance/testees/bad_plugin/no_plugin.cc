// A shared library that has nothing to do with the suite.

extern "C" __attribute__((visibility("default"))) int Answer() { return 42; }
