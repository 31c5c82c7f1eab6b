#pragma once

#include <cstdint>
#include <deque>
#include <functional>
#include <span>
#include <stdexcept>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include <torch/torch.h>

namespace twinray::nn {

struct PickleNode;
using PickleValue = PickleNode*;  ///< into Pickle::nodes: values are shared, and may even hold themselves

/// What a pickle of a state dict is made of. Dictionaries keep their order; a global is a name, never looked up.
struct PickleNode {
  struct None {};
  struct Global {
    std::string name;  ///< "torch.FloatStorage"
  };
  struct Storage {
    torch::Tensor values;  ///< one dimension
  };
  struct Sequence {  ///< list or tuple
    std::vector<PickleValue> items;
  };
  struct Dict {
    std::vector<std::pair<PickleValue, PickleValue>> items;
  };
  std::variant<None, bool, std::int64_t, double, std::string, Global, Storage, Sequence, Dict, torch::Tensor> value;

  template <class T>
  const T* as() const {
    return std::get_if<T>(&value);
  }
};

struct Pickle {
  std::deque<PickleNode> nodes;
  const PickleNode* root = nullptr;
};

/// A pickle names something that is neither a tensor nor a dictionary.
class ForeignObject : public std::runtime_error {
 public:
  ForeignObject(std::string objectName, bool isWhole)
      : std::runtime_error("holds an object of the type " + objectName), name(std::move(objectName)), whole(isWhole) {}
  std::string name;  ///< "model.rendernet.Generator"
  bool whole;        ///< the pickle is that object, not a dictionary with it inside
};

/// The values of a storage of this type (the class's name, "FloatStorage") and key, one dimension, of at least `count`
/// elements.
using StorageReader = std::function<torch::Tensor(const std::string& type, const std::string& key, std::int64_t count)>;

/// Reads a pickle (protocols 2 to 5) of numbers, strings, tuples, lists, dictionaries (ordered ones too) and tensors,
/// as torch.save writes them. Nothing is imported or called: every other global is refused by its name (ForeignObject).
/// Lengths, references and nesting are checked; a tensor is a view of its storage and must lie inside it. Throws
/// std::runtime_error (what is wrong) for anything else.
Pickle unpickle(std::span<const std::uint8_t> bytes, const StorageReader& storage);

}  // namespace twinray::nn
