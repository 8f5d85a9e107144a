// File: function_ref.h
//
// A borrowed callable: two words, no allocation, no copy of what it refers to. For parameters that
// are called before the function returns, never for keeping.
//
//   void Repeat(int times, FunctionRef<void(int)> call);
//   Repeat(3, [&](int i) { sum += i; });

#ifndef BITSIM_CORE_FUNCTION_REF_H_
#define BITSIM_CORE_FUNCTION_REF_H_

#include <memory>
#include <type_traits>
#include <utility>

namespace bitsim {

template <typename Signature>
class FunctionRef;

template <typename Result, typename... Arguments>
class FunctionRef<Result(Arguments...)> {
 public:
  template <typename Callable>
  requires(!std::is_same_v<std::remove_cvref_t<Callable>, FunctionRef> &&
           std::is_object_v<std::remove_reference_t<Callable>> &&
           std::is_invocable_r_v<Result, Callable&, Arguments...>)
      FunctionRef(Callable&& callable)  // NOLINT: converts on purpose; copies are excluded above
      : object_(const_cast<void*>(static_cast<const void*>(std::addressof(callable)))),
        call_([](void* object, Arguments... arguments) -> Result {
          return (*static_cast<std::remove_reference_t<Callable>*>(object))(
              std::forward<Arguments>(arguments)...);
        }) {}

  Result operator()(Arguments... arguments) const {
    return call_(object_, std::forward<Arguments>(arguments)...);
  }

 private:
  void* object_;
  Result (*call_)(void*, Arguments...);
};

}  // namespace bitsim

#endif  // BITSIM_CORE_FUNCTION_REF_H_
