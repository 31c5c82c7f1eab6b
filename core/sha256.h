#pragma once

#include <array>
#include <cstddef>
#include <memory>
#include <string>

struct evp_md_ctx_st;

namespace twinray::core {

/// Streaming SHA-256 over OpenSSL's EVP interface.
class Sha256 {
 public:
  Sha256();
  ~Sha256();

  void add(const void* data, std::size_t bytes);
  template <typename T, std::size_t N>
  void add(const std::array<T, N>& values) {
    add(values.data(), sizeof values);
  }

  /// 64 lower-case hex digits of everything added. Call once.
  std::string hex();

 private:
  std::unique_ptr<evp_md_ctx_st, void (*)(evp_md_ctx_st*)> context_;
};

}  // namespace twinray::core
