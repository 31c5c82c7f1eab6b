#include "nn/state_dict.h"

#include <algorithm>
#include <bit>
#include <cstring>
#include <fstream>

#include "core/error.h"
#include "nn/stored_zip.h"
#include "nn/unpickler.h"

namespace twinray::nn {
namespace {

static_assert(std::endian::native == std::endian::little, "storages are little-endian");

constexpr std::uint64_t kLargestFile = 2ull << 30;
constexpr int kDeepestNesting = 16;

using Records = std::map<std::string, std::span<const std::uint8_t>>;

std::vector<std::uint8_t> readBytes(const std::filesystem::path& file) {
  std::error_code failure;
  const auto named = "The state dict " + file.string();
  if (std::filesystem::is_directory(file, failure)) throw core::Error(named + " is a folder; give the file.");
  const auto size = std::filesystem::file_size(file, failure);
  if (failure) throw core::Error(named + " cannot be read; check that it exists.");
  if (size > kLargestFile)
    throw core::Error(named + " has " + std::to_string(size >> 20) +
                      " MiB, more than any network of this program; save the generator's state dict alone.");
  std::vector<std::uint8_t> bytes(size);
  std::ifstream in(file, std::ios::binary);
  in.read(reinterpret_cast<char*>(bytes.data()), std::streamsize(size));
  if (!in) throw core::Error(named + " cannot be read; check its permissions.");
  return bytes;
}

bool isZip(std::span<const std::uint8_t> bytes) {
  return bytes.size() >= 4 && std::memcmp(bytes.data(), "PK\3\4", 4) == 0;
}

/// Formats before 1.6: a pickle that begins with protocol 2 and the magic number 0x1950a86a20f9469cfc6c, or a tar file.
bool isLegacy(std::span<const std::uint8_t> bytes) {
  constexpr std::uint8_t magic[] = {0x80, 2, 0x8a, 10, 0x6c, 0xfc, 0x9c, 0x46, 0xf9, 0x20, 0x6a, 0xa8, 0x50, 0x19};
  constexpr std::size_t kTarMagic = 257;
  return (bytes.size() >= sizeof magic && std::memcmp(bytes.data(), magic, sizeof magic) == 0) ||
         (bytes.size() >= kTarMagic + 5 && std::memcmp(bytes.data() + kTarMagic, "ustar", 5) == 0);
}

/// A TorchScript program has a record of constants. The directory at the file's end tells it, as its other records may
/// be compressed.
bool isTorchScript(std::span<const std::uint8_t> bytes) {
  constexpr std::size_t kDirectory = 1u << 20;
  const auto end = bytes.last(std::min(bytes.size(), kDirectory));
  const std::string name = "/constants.pkl";
  return std::search(end.begin(), end.end(), name.begin(), name.end()) != end.end();
}

std::string pythonLine(const std::string& load) {
  return "python3 -c \"import torch; net = " + load +
         "; torch.save(net if isinstance(net, dict) else net.state_dict(), 'state_dict.pt')\"";
}

torch::ScalarType typeOf(const std::string& storage) {
  static const std::map<std::string, torch::ScalarType> types{
      {"FloatStorage", torch::kFloat32},  {"HalfStorage", torch::kFloat16}, {"BFloat16Storage", torch::kBFloat16},
      {"DoubleStorage", torch::kFloat64}, {"LongStorage", torch::kInt64},   {"IntStorage", torch::kInt32},
      {"ShortStorage", torch::kInt16},    {"CharStorage", torch::kInt8},    {"ByteStorage", torch::kUInt8},
      {"BoolStorage", torch::kBool}};
  const auto found = types.find(storage);
  if (found == types.end()) throw std::runtime_error("holds weights of the unknown type " + storage);
  return found->second;
}

/// Copies each storage once, however many tensors share it.
class Storages {
 public:
  explicit Storages(const Records& records) : records_(records) {}

  torch::Tensor operator()(const std::string& type, const std::string& key, std::int64_t count) {
    const auto scalar = typeOf(type);
    const auto record = records_.find("data/" + key);
    if (record == records_.end()) throw std::runtime_error("lacks the record data/" + key);
    const auto bytes = record->second;
    const auto held = std::int64_t(bytes.size() / c10::elementSize(scalar));
    if (count < 0 || count > held) throw std::runtime_error("has a record data/" + key + " that is too short");
    auto& raw = read_[key];
    if (!raw.defined()) {
      raw = torch::empty({std::int64_t(bytes.size())}, torch::kUInt8);
      if (!bytes.empty()) std::memcpy(raw.data_ptr(), bytes.data(), bytes.size());
    }
    return raw.slice(0, 0, held * std::int64_t(c10::elementSize(scalar))).view(scalar);
  }

 private:
  const Records& records_;
  std::map<std::string, torch::Tensor> read_;
};

void collect(const PickleNode* node, const std::string& prefix, int depth, TensorMap& tensors) {
  const auto* dict = node->as<PickleNode::Dict>();
  if (!dict || depth > kDeepestNesting) return;
  for (const auto& [key, value] : dict->items) {
    const auto* name = key->as<std::string>();
    if (!name) continue;  // an optimizer numbers its parameters
    if (const auto* tensor = value->as<torch::Tensor>())
      tensors[prefix + *name] = *tensor;
    else
      collect(value, prefix + *name + ".", depth + 1, tensors);
  }
}

TensorMap tensorsOf(const Records& records) {
  const auto pickle = records.find("data.pkl");
  if (pickle == records.end()) throw std::runtime_error("is no file of torch.save");
  const auto order = records.find("byteorder");
  if (order != records.end() && std::string(order->second.begin(), order->second.end()) != "little")
    throw std::runtime_error("was written on a big-endian machine");
  Storages storages(records);
  const auto read = unpickle(pickle->second, std::ref(storages));
  TensorMap tensors;
  if (!read.root->as<PickleNode::Dict>()) throw std::runtime_error("holds no dictionary");
  collect(read.root, "", 0, tensors);
  if (tensors.empty()) throw std::runtime_error("holds no tensors");
  return tensors;
}

}  // namespace

TensorMap readStateDict(const std::filesystem::path& file) {
  const auto named = "The file " + file.string();
  const auto bytes = readBytes(file);
  if (isLegacy(bytes))
    throw core::Error(named + " is in PyTorch's format from before version 1.6; convert it with " +
                      pythonLine("torch.load('" + file.string() + "', map_location='cpu')") +
                      " in a newer PyTorch, where the network's code is.");
  try {
    if (!isZip(bytes)) throw std::runtime_error("is no file of torch.save");
    if (isTorchScript(bytes))
      throw core::Error(named + " is a TorchScript program; convert it with " +
                        pythonLine("torch.jit.load('" + file.string() + "', map_location='cpu')") + ".");
    return tensorsOf(storedZipRecords(bytes));
  } catch (const ForeignObject& object) {
    if (object.whole)
      throw core::Error(named + " holds a whole module (" + object.name + "), not a state dict; convert it with " +
                        pythonLine("torch.load('" + file.string() + "', map_location='cpu')") +
                        " where the network's code is.");
    throw core::Error(named + " holds an object of the type " + object.name +
                      " beside its tensors; save the network's state_dict() alone.");
  } catch (const core::Error&) {
    throw;
  } catch (const std::runtime_error& error) {
    throw core::Error(named + " " + error.what() + "; write it again with torch.save(net.state_dict(), file).");
  }
}

}  // namespace twinray::nn
