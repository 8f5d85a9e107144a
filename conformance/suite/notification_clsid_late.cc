// NOTIFY-CLS: objects of a class whose job ends while they are made.

#include "conformance/suite/notification_classes.h"

namespace conformance {

RULE_TEST_F(ClassTest, NOTIFY_REG_09, AnObjectThatIsMadeTooLateIsLetGo, NOTIFY_CLS_04) {
  REQUIRE_CAPABILITY(kClassRegistry);
  auto of_class = PutSlowClass(kClass);
  const unsigned before = of_class->references();
  Job job = NewDownload();
  SetClass(job, kClass);
  EXPECT_HRESULT(S_OK, job->Resume());
  EXPECT_TRUE(testbed().WaitUntil([&] { return testbed().Activations(kClass) == 1; }));
  EXPECT_SUCCEEDED(job->Cancel());
  testbed().LetPass(kLong);
  EXPECT_EQ(OutcomesTold(of_class), 0);
  EXPECT_EQ(of_class->references(), before);
}

}  // namespace conformance
