#include <caffe2/serialize/inline_container.h>

#include "core/io/atomic_file.h"
#include "nn/state_dict.h"

namespace twinray::nn {
namespace {

/// Writes pickle instructions, protocol 2 (names as in Python's pickletools).
class Pickler {
 public:
  Pickler() { bytes_ = "\x80\x02"; }

  void global(const std::string& module, const std::string& name) { bytes_ += "c" + module + "\n" + name + "\n"; }
  void text(const std::string& value) {
    bytes_ += 'X';
    little(std::int64_t(value.size()), 4);
    bytes_ += value;
  }
  void number(std::int64_t value) {
    bytes_ += "\x8a\x08";
    little(value, 8);
  }
  void numbers(c10::IntArrayRef values) {
    op('(');
    for (const auto value : values) number(value);
    op('t');
  }
  void op(char opcode) { bytes_ += opcode; }
  const std::string& bytes() const { return bytes_; }

 private:
  void little(std::int64_t value, int count) {
    for (int i = 0; i < count; ++i) bytes_ += char(value >> (8 * i) & 0xff);
  }
  std::string bytes_;
};

constexpr char kMark = '(', kTuple = 't', kEmptyTuple = ')', kReduce = 'R', kPersistent = 'Q', kSetItems = 'u',
               kFalse = '\x89', kStop = '.';

void appendOrderedDict(Pickler& pickle) {
  pickle.global("collections", "OrderedDict");
  pickle.op(kEmptyTuple);
  pickle.op(kReduce);
}

/// torch._utils._rebuild_tensor_v2(storage, offset, shape, strides, requires_grad, hooks)
void appendTensor(Pickler& pickle, const torch::Tensor& tensor, const std::string& key) {
  pickle.global("torch._utils", "_rebuild_tensor_v2");
  pickle.op(kMark);
  pickle.op(kMark);
  pickle.text("storage");
  pickle.global("torch", tensor.scalar_type() == torch::kInt64 ? "LongStorage" : "FloatStorage");
  pickle.text(key);
  pickle.text("cpu");
  pickle.number(tensor.numel());
  pickle.op(kTuple);
  pickle.op(kPersistent);
  pickle.number(0);
  pickle.numbers(tensor.sizes());
  pickle.numbers(tensor.strides());
  pickle.op(kFalse);
  appendOrderedDict(pickle);
  pickle.op(kTuple);
  pickle.op(kReduce);
}

void appendState(const torch::nn::Module& module, const std::string& prefix, TensorList& state) {
  for (const auto& item : module.named_parameters(false))
    state.emplace_back(prefix + item.key(), item.value().detach());
  for (const auto& item : module.named_buffers(false)) state.emplace_back(prefix + item.key(), item.value().detach());
  for (const auto& child : module.named_children()) appendState(*child.value(), prefix + child.key() + ".", state);
}

}  // namespace

TensorList stateOf(const torch::nn::Module& module) {
  TensorList state;
  appendState(module, "", state);
  return state;
}

void writeStateDict(const std::filesystem::path& file, const TensorList& tensors) {
  TensorList held;
  for (const auto& [name, tensor] : tensors) {
    const auto type = tensor.scalar_type() == torch::kInt64 ? torch::kInt64 : torch::kFloat32;
    held.emplace_back(name, tensor.detach().to(torch::kCPU, type).contiguous());
  }
  Pickler pickle;
  appendOrderedDict(pickle);
  pickle.op(kMark);
  for (std::size_t i = 0; i < held.size(); ++i) {
    pickle.text(held[i].first);
    appendTensor(pickle, held[i].second, std::to_string(i));
  }
  pickle.op(kSetItems);
  pickle.op(kStop);

  core::writeAtomically(file, [&](std::ostream& out) {
    const auto append = [&out](const void* data, std::size_t size) -> std::size_t {
      // A short count would make the writer's destructor throw (LibTorch 1.13); the stream remembers that it failed.
      out.write(static_cast<const char*>(data), std::streamsize(size));
      return size;
    };
    try {
      caffe2::serialize::PyTorchStreamWriter writer(append);
      writer.writeRecord("data.pkl", pickle.bytes().data(), pickle.bytes().size());
      for (std::size_t i = 0; i < held.size(); ++i)
        writer.writeRecord("data/" + std::to_string(i), held[i].second.data_ptr(), held[i].second.nbytes());
      writer.writeEndOfFile();
    } catch (const c10::Error&) {
      out.setstate(std::ios::badbit);  // a failed write: writeAtomically says which file and why
    }
  });
}

}  // namespace twinray::nn
