#include "nn/tensor_archive.h"

#include <bit>
#include <fstream>

#include <caffe2/serialize/inline_container.h>

#include "core/error.h"
#include "core/io/atomic_file.h"
#include "nn/stored_zip.h"

namespace twinray::nn {
namespace {

static_assert(std::endian::native == std::endian::little, "records are little-endian");

constexpr std::size_t kMostDimensions = 8;

const std::map<std::string, torch::ScalarType>& types() {
  static const std::map<std::string, torch::ScalarType> all{
      {"float32", torch::kFloat32}, {"float16", torch::kFloat16}, {"int64", torch::kInt64}, {"uint8", torch::kUInt8}};
  return all;
}

std::string nameOf(torch::ScalarType type) {
  for (const auto& [name, value] : types())
    if (value == type) return name;
  throw std::logic_error("an archive holds no tensors of this type");
}

std::vector<std::uint8_t> readBytes(const std::filesystem::path& file, const std::string& kind, std::uint64_t limit) {
  std::error_code failure;
  if (std::filesystem::is_directory(file, failure))
    throw core::Error("The " + kind + " " + file.string() + " is a folder; give the file.");
  const auto size = std::filesystem::file_size(file, failure);
  if (failure) throw core::Error("The " + kind + " " + file.string() + " cannot be read; check that it exists.");
  if (size > limit)
    throw core::Error("The " + kind + " " + file.string() + " has " + std::to_string(size >> 20) +
                      " MiB, more than any " + kind + " of this program; choose another file.");
  std::vector<std::uint8_t> bytes(size);
  std::ifstream in(file, std::ios::binary);
  in.read(reinterpret_cast<char*>(bytes.data()), std::streamsize(size));
  if (!in) throw core::Error("The " + kind + " " + file.string() + " cannot be read; check its permissions.");
  return bytes;
}

torch::Tensor readTensor(const nlohmann::json& entry, std::span<const std::uint8_t> record) {
  const auto type = types().at(entry.at("type").get<std::string>());
  const auto shape = entry.at("shape").get<std::vector<std::int64_t>>();
  if (shape.size() > kMostDimensions) throw std::runtime_error("has a tensor of too many dimensions");
  const auto capacity = record.size() / c10::elementSize(type);
  std::uint64_t count = 1;
  for (const auto side : shape) {
    if (side < 0 || (side > 0 && count > capacity / std::uint64_t(side)))
      throw std::runtime_error("has a tensor of another size than it says");
    count *= std::uint64_t(side);
  }
  if (count * c10::elementSize(type) != record.size())
    throw std::runtime_error("has a tensor of another size than it says");
  auto tensor = torch::empty(shape, type);
  if (!record.empty()) std::copy(record.begin(), record.end(), static_cast<std::uint8_t*>(tensor.data_ptr()));
  return tensor;
}

}  // namespace

void writeArchive(const std::filesystem::path& file, const TensorArchive& archive) {
  auto description = archive.description;
  auto& listed = description["tensors"] = nlohmann::json::object();
  for (const auto& [name, tensor] : archive.tensors)
    listed[name] = {{"type", nameOf(tensor.scalar_type())}, {"shape", tensor.sizes().vec()}};
  const std::string text = description.dump(1);

  core::writeAtomically(file, [&](std::ostream& out) {
    const auto append = [&out](const void* data, std::size_t size) -> std::size_t {
      // A short count would make the writer's destructor throw (LibTorch 1.13); the stream remembers that it failed.
      out.write(static_cast<const char*>(data), std::streamsize(size));
      return size;
    };
    try {
      caffe2::serialize::PyTorchStreamWriter writer(append);
      for (const auto& [name, tensor] : archive.tensors) {
        const auto values = tensor.detach().to(torch::kCPU).contiguous();
        writer.writeRecord("data/" + name, values.data_ptr(), values.nbytes());
      }
      writer.writeRecord("model.json", text.data(), text.size());
      writer.writeEndOfFile();
    } catch (const c10::Error&) {
      out.setstate(std::ios::badbit);  // a failed write: writeAtomically says which file and why
    }
  });
}

TensorArchive readArchive(const std::filesystem::path& file, const std::string& kind, std::uint64_t limit) {
  const auto bytes = readBytes(file, kind, limit);
  try {
    const auto records = storedZipRecords(bytes);
    const auto text = records.find("model.json");
    if (text == records.end()) throw std::runtime_error("was not written by this program");
    TensorArchive archive;
    archive.description = nlohmann::json::parse(text->second.begin(), text->second.end());
    for (const auto& [name, entry] : archive.description.at("tensors").items()) {
      const auto record = records.find("data/" + name);
      if (record == records.end()) throw std::runtime_error("lacks the record of " + name);
      archive.tensors[name] = readTensor(entry, record->second);
    }
    archive.description.erase("tensors");
    return archive;
  } catch (const nlohmann::json::exception&) {
    throw core::Error("The " + kind + " " + file.string() + " has a broken description; use another copy of it.");
  } catch (const std::out_of_range&) {
    throw core::Error("The " + kind + " " + file.string() + " has a broken description; use another copy of it.");
  } catch (const std::runtime_error& error) {
    throw core::Error("The " + kind + " " + file.string() + " " + error.what() +
                      "; use a file that twinray's training wrote.");
  }
}

}  // namespace twinray::nn
