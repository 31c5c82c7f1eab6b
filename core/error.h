#pragma once

#include <stdexcept>
#include <string>

namespace twinray::core {

/// What a user can cause and mend: one sentence that says what happened, to what, and what to do.
class Error : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

}  // namespace twinray::core
