// Must not compile: the book has no such rule.

#include "conformance/testbed/rule_test.h"

RULE_TEST(NOTIFY_REG_01, NamesARuleThatDoesNotExist, NOTIFY_REG_99) {}
