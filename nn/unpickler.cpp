#include "nn/unpickler.h"

#include <algorithm>
#include <bit>
#include <map>

namespace twinray::nn {
namespace {

constexpr std::size_t kMostValues = 4u << 20;      ///< stack, memo and items together
constexpr std::int64_t kMostElements = 1ll << 28;  ///< of one tensor: 1 GiB of float32
constexpr std::size_t kMostDimensions = 8;

constexpr const char* kOrderedDict = "collections.OrderedDict";
constexpr const char* kTensor = "torch._utils._rebuild_tensor_v2";
constexpr const char* kParameter = "torch._utils._rebuild_parameter";

[[noreturn]] void broken(const char* what) {
  throw std::runtime_error(std::string("has a broken list of weights (") + what + ")");
}

template <class T>
const T& expect(const PickleNode* value, const char* what) {
  const auto* found = value ? value->as<T>() : nullptr;
  if (!found) broken(what);
  return *found;
}

bool isStorage(const std::string& name) {
  const std::string prefix = "torch.";
  const std::string suffix = "Storage";
  return name.starts_with(prefix) && name.ends_with(suffix) && name.find('.', prefix.size()) == std::string::npos;
}

bool isKnown(const std::string& name) {
  return name == kOrderedDict || name == kTensor || name == kParameter || isStorage(name);
}

std::vector<std::int64_t> numbers(const PickleNode* value) {
  const auto& items = expect<PickleNode::Sequence>(value, "a shape is no tuple").items;
  if (items.size() > kMostDimensions) broken("a tensor has too many dimensions");
  std::vector<std::int64_t> all;
  for (const auto& item : items) all.push_back(expect<std::int64_t>(item, "a shape is no number"));
  return all;
}

/// A view of a storage, once it is known to lie inside it.
torch::Tensor viewOf(const torch::Tensor& storage, std::int64_t offset, const std::vector<std::int64_t>& shape,
                     const std::vector<std::int64_t>& strides) {
  if (shape.size() != strides.size()) broken("a tensor's shape and strides differ");
  if (offset < 0 || offset > storage.numel()) broken("a tensor lies outside its storage");
  std::int64_t elements = 1;
  std::int64_t last = offset;  // index of the last element
  const bool empty = std::find(shape.begin(), shape.end(), 0) != shape.end();
  for (std::size_t i = 0; i < shape.size(); ++i) {
    if (shape[i] < 0 || strides[i] < 0) broken("a tensor has a negative size");
    if (empty) continue;
    if (elements > kMostElements / shape[i]) broken("a tensor is too large");
    elements *= shape[i];
    if (shape[i] > 1 && strides[i] > (storage.numel() - last) / (shape[i] - 1))
      broken("a tensor lies outside its storage");
    last += strides[i] * (shape[i] - 1);
  }
  if (!empty && last >= storage.numel()) broken("a tensor lies outside its storage");
  return empty ? torch::empty(shape, storage.options()) : storage.as_strided(shape, strides, offset);
}

class Machine {
 public:
  Machine(std::span<const std::uint8_t> bytes, const StorageReader& storage) : bytes_(bytes), storage_(storage) {}
  Pickle run();

 private:
  // Opcodes are those of Python's pickletools, protocols 0 to 5, as far as torch.save writes them.
  bool pushConstant(std::uint8_t opcode);
  bool build(std::uint8_t opcode);
  bool remember(std::uint8_t opcode);

  std::span<const std::uint8_t> take(std::uint64_t count) {
    if (count > bytes_.size() - at_) broken("it is cut off");
    const auto part = bytes_.subspan(at_, count);
    at_ += count;
    return part;
  }
  std::uint64_t number(int count) {
    const auto part = take(std::uint64_t(count));
    std::uint64_t value = 0;
    for (int i = count - 1; i >= 0; --i) value = value << 8 | part[std::size_t(i)];
    return value;
  }
  std::string text(std::uint64_t count) {
    const auto part = take(count);
    return {part.begin(), part.end()};
  }
  std::string line() {
    std::string all;
    for (std::uint8_t c = take(1)[0]; c != '\n'; c = take(1)[0]) all.push_back(char(c));
    return all;
  }
  double bigEndianDouble() {
    std::uint64_t bits = 0;
    for (const auto byte : take(8)) bits = bits << 8 | byte;
    return std::bit_cast<double>(bits);
  }
  std::int64_t longNumber() {
    const auto count = number(1);
    if (count > 8) broken("a number is too large");
    const auto value = number(int(count));
    if (count == 0 || count == 8) return std::int64_t(value);
    const auto shift = 64 - 8 * count;
    return std::int64_t(value << shift) >> shift;
  }

  template <class T>
  PickleValue made(T value) {
    if (++made_ > kMostValues) broken("it is too long");
    pickle_.nodes.push_back({std::move(value)});
    return &pickle_.nodes.back();
  }
  void push(PickleValue value) {
    if (++made_ > kMostValues) broken("it is too long");
    stack_.push_back(value);
  }
  PickleValue pop() {
    if (stack_.size() <= (marks_.empty() ? 0 : marks_.back())) broken("a value is missing");
    auto* value = stack_.back();
    stack_.pop_back();
    return value;
  }
  PickleValue top() {
    if (stack_.size() <= (marks_.empty() ? 0 : marks_.back())) broken("a value is missing");
    return stack_.back();
  }
  std::vector<PickleValue> popMark() {
    if (marks_.empty()) broken("a value is missing");
    const auto begin = stack_.begin() + std::ptrdiff_t(marks_.back());
    std::vector<PickleValue> items(begin, stack_.end());
    stack_.erase(begin, stack_.end());
    marks_.pop_back();
    return items;
  }
  void pushTuple(std::size_t count) {
    PickleNode::Sequence sequence{std::vector<PickleValue>(count)};
    for (std::size_t i = count; i-- > 0;) sequence.items[i] = pop();
    push(made(std::move(sequence)));
  }
  void pushGlobal(const std::string& module, const std::string& name) {
    const auto full = module + "." + name;
    if (!isKnown(full)) throw ForeignObject(full, stack_.empty() && marks_.empty());
    push(made(PickleNode::Global{full}));
  }
  void setItems(const std::vector<PickleValue>& items) {
    auto* dict = std::get_if<PickleNode::Dict>(&top()->value);
    if (!dict || items.size() % 2 != 0) broken("a dictionary is none");
    for (std::size_t i = 0; i < items.size(); i += 2) dict->items.emplace_back(items[i], items[i + 1]);
  }
  void append(const std::vector<PickleValue>& items) {
    auto* list = std::get_if<PickleNode::Sequence>(&top()->value);
    if (!list) broken("a list is none");
    list->items.insert(list->items.end(), items.begin(), items.end());
  }
  PickleValue call(const std::string& function, const std::vector<PickleValue>& arguments);
  PickleValue loadPersistent(const PickleNode* id);
  void put(std::uint64_t index) {
    if (index > kMostValues) broken("a reference is out of range");
    if (!memo_.contains(index) && ++made_ > kMostValues) broken("it is too long");
    memo_[index] = top();
  }
  void get(std::uint64_t index) {
    const auto found = memo_.find(index);
    if (found == memo_.end()) broken("a reference is out of range");
    push(found->second);
  }

  Pickle pickle_;
  std::span<const std::uint8_t> bytes_;
  const StorageReader& storage_;
  std::size_t at_ = 0;
  std::size_t made_ = 0;
  std::vector<PickleValue> stack_;
  std::vector<std::size_t> marks_;
  std::map<std::uint64_t, PickleValue> memo_;
};

PickleValue Machine::call(const std::string& function, const std::vector<PickleValue>& arguments) {
  if (function == kOrderedDict) {
    if (!arguments.empty()) broken("an ordered dictionary has arguments");
    return made(PickleNode::Dict{});
  }
  if (function == kParameter) {
    if (arguments.empty()) broken("a parameter has no tensor");
    return made(expect<torch::Tensor>(arguments[0], "a parameter is no tensor"));
  }
  if (function != kTensor || arguments.size() < 4) broken("a tensor is incomplete");
  return made(viewOf(expect<PickleNode::Storage>(arguments[0], "a tensor has no storage").values,
                     expect<std::int64_t>(arguments[1], "a tensor has no offset"), numbers(arguments[2]),
                     numbers(arguments[3])));
}

/// ("storage", storage class, key, device, elements), as torch.save writes.
PickleValue Machine::loadPersistent(const PickleNode* id) {
  const auto& items = expect<PickleNode::Sequence>(id, "a storage is none").items;
  if (items.size() < 5 || expect<std::string>(items[0], "a storage is none") != "storage") broken("a storage is none");
  const auto& type = expect<PickleNode::Global>(items[1], "a storage has no type").name;
  if (!isStorage(type)) broken("a storage has no type");
  return made(PickleNode::Storage{storage_(type.substr(type.find('.') + 1),
                                           expect<std::string>(items[2], "a storage has no key"),
                                           expect<std::int64_t>(items[4], "a storage has no length"))});
}

bool Machine::pushConstant(std::uint8_t opcode) {
  switch (opcode) {
    case 'N':
      push(made(PickleNode::None{}));
      return true;
    case 0x88:
      push(made(true));
      return true;
    case 0x89:
      push(made(false));
      return true;
    case 'J':
      push(made(std::int64_t(std::int32_t(number(4)))));
      return true;
    case 'K':
      push(made(std::int64_t(number(1))));
      return true;
    case 'M':
      push(made(std::int64_t(number(2))));
      return true;
    case 0x8a:
      push(made(longNumber()));
      return true;
    case 'G':
      push(made(bigEndianDouble()));
      return true;
    case 'X':
      push(made(text(number(4))));
      return true;
    case 0x8c:
      push(made(text(number(1))));
      return true;
    case 0x8d:
      push(made(text(number(8))));
      return true;
    case 'U':
      push(made(text(number(1))));
      return true;
    case 'T':
      push(made(text(number(4))));
      return true;
    default:
      return false;
  }
}

bool Machine::build(std::uint8_t opcode) {
  switch (opcode) {
    case '}':
      push(made(PickleNode::Dict{}));
      return true;
    case ']':
    case ')':
      push(made(PickleNode::Sequence{}));
      return true;
    case '(':
      if (++made_ > kMostValues) broken("it is too long");
      marks_.push_back(stack_.size());
      return true;
    case 't':
      push(made(PickleNode::Sequence{popMark()}));
      return true;
    case 0x85:
      pushTuple(1);
      return true;
    case 0x86:
      pushTuple(2);
      return true;
    case 0x87:
      pushTuple(3);
      return true;
    case 'a':
      append({pop()});
      return true;
    case 'e':
      append(popMark());
      return true;
    case 's': {
      auto* const value = pop();
      setItems({pop(), value});
      return true;
    }
    case 'u':
      setItems(popMark());
      return true;
    case 'b':
      pop();
      return true;  // an ordered dictionary's _metadata: versions of modules, not needed
    case 'c': {
      const auto module = line();
      pushGlobal(module, line());
      return true;
    }
    case 0x93: {
      const auto* name = pop();
      pushGlobal(expect<std::string>(pop(), "a name is none"), expect<std::string>(name, "a name is none"));
      return true;
    }
    case 'Q':
      push(loadPersistent(pop()));
      return true;
    case 'R': {
      const auto* arguments = pop();
      const auto* function = pop();
      push(call(expect<PickleNode::Global>(function, "a function is none").name,
                expect<PickleNode::Sequence>(arguments, "arguments are none").items));
      return true;
    }
    default:
      return false;
  }
}

bool Machine::remember(std::uint8_t opcode) {
  switch (opcode) {
    case 'q':
      put(number(1));
      return true;
    case 'r':
      put(number(4));
      return true;
    case 0x94:
      put(memo_.size());
      return true;
    case 'h':
      get(number(1));
      return true;
    case 'j':
      get(number(4));
      return true;
    case '0':
      pop();
      return true;
    case 0x80:
      number(1);
      return true;  // protocol
    case 0x95:
      number(8);
      return true;  // frame
    default:
      return false;
  }
}

Pickle Machine::run() {
  for (std::uint8_t opcode = take(1)[0]; opcode != '.'; opcode = take(1)[0])
    if (!pushConstant(opcode) && !build(opcode) && !remember(opcode)) broken("it has an unknown instruction");
  pickle_.root = pop();
  return std::move(pickle_);
}

}  // namespace

Pickle unpickle(std::span<const std::uint8_t> bytes, const StorageReader& storage) {
  return Machine(bytes, storage).run();
}

}  // namespace twinray::nn
