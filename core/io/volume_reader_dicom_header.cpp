#include "core/io/volume_reader_dicom_header.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <fstream>
#include <string_view>
#include <utility>
#include <vector>

#include "core/io/volume_reader_text.h"

// Encoding of data sets: DICOM PS3.5, sections 7 and 10; files: PS3.10, section 7.

namespace twinray::core::reader {

namespace {

constexpr char kExportAgain[] = "copy or export it again";
constexpr std::uint32_t kUndefined = 0xffffffff;
constexpr int kDeepest = 32;
constexpr std::uint32_t kItem = 0xfffee000, kItemEnd = 0xfffee00d, kSequenceEnd = 0xfffee0dd;
constexpr std::uint32_t kPixelData = 0x7fe00010;

/// Decoded bytes for each byte of a run-length encoded frame (two bytes stand for at most 128) and, beyond what blank
/// pictures reach, of any other compressed one.
constexpr std::uint64_t kRunLengthRatio = 64, kCompressedRatio = 100000;

struct Syntax {
  bool isExplicit = true;
  bool bigEndian = false;
};

struct Element {
  std::uint32_t tag = 0;
  std::array<char, 2> vr{};
  std::uint32_t length = 0;

  bool is(const char* name) const { return vr[0] == name[0] && vr[1] == name[1]; }
};

/// The walk over one file.
class Walk {
 public:
  explicit Walk(const std::filesystem::path& file)
      : file_(file), stream_(file, std::ios::binary), length_(sizeOfFile(file)) {
    header_.file = file;
  }

  std::optional<DicomHeader> run();

 private:
  [[noreturn]] void damaged() const { fail(file_, "it is a damaged DICOM file", kExportAgain); }

  bool start();
  std::uint64_t rest() const { return length_ - position_; }
  void readBytes(char* target, std::size_t bytes);
  void skip(std::uint64_t bytes);
  std::uint32_t integer(std::size_t bytes);
  Element element();
  std::string text(const Element& e);
  std::vector<double> decimals(const Element& e);
  void dataSet(std::uint64_t end, int depth);
  std::array<char, 6> nextBytes();
  void meta();
  void value(const Element& e, int depth);
  void sequence(const Element& e, int depth);
  void keep(const Element& e);
  void keepOfFrames(const Element& e);
  void pixels(const Element& e);
  std::uint64_t fragments();
  void checkSize(std::uint64_t stored) const;

  std::filesystem::path file_;
  std::ifstream stream_;
  std::uint64_t length_ = 0;
  std::uint64_t position_ = 0;
  Syntax syntax_;
  DicomHeader header_;
  bool hasPixels_ = false;
  bool inFunctionalGroups_ = false;
  std::string patient_;  ///< to take it out of the description
};

void Walk::readBytes(char* target, std::size_t bytes) {
  if (bytes > rest() || !stream_.read(target, std::streamsize(bytes))) {
    damaged();
  }
  position_ += bytes;
}

void Walk::skip(std::uint64_t bytes) {
  if (bytes > rest()) {
    damaged();
  }
  // A short way stays within the stream's buffer.
  constexpr std::uint64_t kShort = 4096;
  if (bytes < kShort) {
    stream_.ignore(std::streamsize(bytes));
  } else {
    stream_.seekg(std::streamoff(position_ + bytes));
  }
  position_ += bytes;
}

std::uint32_t Walk::integer(std::size_t bytes) {
  std::array<char, 4> raw{};
  readBytes(raw.data(), bytes);
  std::uint32_t result = 0;
  for (std::size_t i = 0; i < bytes; ++i) {
    const auto byte = std::uint32_t(static_cast<unsigned char>(raw[i]));
    result |= byte << (8 * (syntax_.bigEndian ? bytes - 1 - i : i));
  }
  return result;
}

Element Walk::element() {
  Element e;
  e.tag = integer(2) << 16;
  e.tag |= integer(2);
  if (!syntax_.isExplicit || e.tag >> 16 == 0xfffe) {
    e.length = integer(4);
    return e;
  }
  readBytes(e.vr.data(), 2);
  constexpr std::array kLong{"OB", "OW", "OF", "OD", "OL", "OV", "SQ", "UC", "UR", "UT", "UN", "SV", "UV"};
  if (std::any_of(kLong.begin(), kLong.end(), [&](const char* name) { return e.is(name); })) {
    skip(2);
    e.length = integer(4);
  } else {
    e.length = integer(2);
  }
  return e;
}

/// A value of text, at most as long as an explicit one can be.
std::string Walk::text(const Element& e) {
  constexpr std::uint32_t kLongest = 65536;
  if (e.length > kLongest) {
    damaged();
  }
  std::string value(e.length, '\0');
  readBytes(value.data(), e.length);
  value.resize(std::min(value.find('\0'), value.size()));
  return std::string(trimmed(value));
}

/// Numbers of a decimal or integer string; empty if one of them is none.
std::vector<double> Walk::decimals(const Element& e) {
  std::string value = text(e);
  std::replace(value.begin(), value.end(), '\\', ' ');
  auto numbers = realsOf(value).value_or(std::vector<double>{});
  const bool finite = std::all_of(numbers.begin(), numbers.end(), [](double v) { return std::isfinite(v); });
  return finite ? numbers : std::vector<double>{};
}

/// Exactly N numbers, or empty.
template <std::size_t N>
std::optional<std::array<double, N>> exactly(const std::vector<double>& numbers) {
  if (numbers.size() != N) {
    return std::nullopt;
  }
  std::array<double, N> result{};
  std::copy(numbers.begin(), numbers.end(), result.begin());
  return result;
}

/// The first number, or another.
double firstOf(const std::vector<double>& numbers, double otherwise) {
  return numbers.empty() ? otherwise : numbers.front();
}

/// Bytes above 127 as Latin-1, unless the whole is UTF-8 already: those are what scanners write in descriptions.
std::string asUtf8(const std::string& value) {
  std::size_t expected = 0;
  bool valid = true;
  for (const char c : value) {
    const auto byte = static_cast<unsigned char>(c);
    const bool continues = (byte & 0xc0) == 0x80;
    valid = valid && continues == (expected > 0);
    expected = continues && expected > 0 ? expected - 1 : byte >= 0xf0 ? 3 : byte >= 0xe0 ? 2 : byte >= 0xc0 ? 1 : 0;
  }
  if (valid && expected == 0) {
    return value;
  }
  std::string result;
  for (const char c : value) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x80) {
      result += c;
    } else {
      result += char(0xc0 | (byte >> 6));
      result += char(0x80 | (byte & 0x3f));
    }
  }
  return result;
}

/// The description without the words that are parts of the patient's name, as people type it into their console.
std::string withoutName(const std::string& description, std::string name) {
  constexpr std::size_t kShortestName = 3;
  std::replace_if(
      name.begin(), name.end(), [](char c) { return c == '^' || c == '=' || c == ','; }, ' ');
  const std::string lower = lowered(name);
  const auto parts = words(lower);
  std::string result;
  for (const std::string_view word : words(description)) {
    const std::string plain = lowered(word);
    const bool named = std::any_of(parts.begin(), parts.end(), [&](std::string_view part) {
      return part.size() >= kShortestName && plain.find(part) != plain.npos;
    });
    if (!named) {
      result += (result.empty() ? "" : " ") + std::string(word);
    }
  }
  return result;
}

/// Attributes of the main data set, by the numbers of PS3.6.
void Walk::keep(const Element& e) {
  const auto number = [&] { return e.length == 2 ? int(integer(2)) : (skip(e.length), 0); };
  switch (e.tag) {
    case 0x00080018:
      header_.instanceUid = text(e);
      break;
    case 0x0008103e:
      header_.seriesDescription = text(e);
      break;
    case 0x00100010:
      patient_ = text(e);
      break;
    case 0x00200011:
      header_.seriesNumber = int(std::clamp(firstOf(decimals(e), 0), -1e9, 1e9));
      break;
    case 0x00080060:
      header_.modality = modalityOf(text(e));
      break;
    case 0x00180050:
      header_.sliceSpacing = std::abs(firstOf(decimals(e), 0));
      break;
    case 0x00180088:
      header_.sliceSpacing = std::abs(firstOf(decimals(e), header_.sliceSpacing));
      break;
    case 0x00181164:
      header_.pixelSpacing = exactly<2>(decimals(e));
      break;
    case 0x0020000e:
      header_.seriesUid = text(e);
      break;
    case 0x00200013:
      header_.instance = firstOf(decimals(e), 0);
      break;
    case 0x00200032:
      header_.position = exactly<3>(decimals(e));
      break;
    case 0x00200037:
      header_.orientation = exactly<6>(decimals(e));
      break;
    case 0x00280002:
      header_.samples = number();
      break;
    case 0x00280004:
      header_.photometric = text(e);
      break;
    case 0x00280008: {
      const double frames = firstOf(decimals(e), 1);
      if (!(frames >= 0 && frames < 1e9)) {
        damaged();
      }
      header_.frames = std::max(1, int(frames));
      break;
    }
    case 0x00280010:
      header_.rows = number();
      break;
    case 0x00280011:
      header_.columns = number();
      break;
    case 0x00280030:
      header_.pixelSpacing = exactly<2>(decimals(e));
      break;
    case 0x00280100:
      header_.bitsAllocated = number();
      break;
    case 0x00280101:
      header_.bitsStored = number();
      break;
    case 0x00280102:
      header_.highBit = number();
      break;
    case 0x00280103:
      header_.isSigned = number() == 1;
      break;
    case 0x00281052:
      header_.intercept = firstOf(decimals(e), 0);
      break;
    case 0x00281053:
      header_.slope = firstOf(decimals(e), 1);
      break;
    case 0x3004000c:
      header_.frameOffsets = decimals(e);
      break;
    case 0x3004000e:
      header_.slope = firstOf(decimals(e), 1);
      break;
    default:
      skip(e.length);
  }
}

/// Attributes of enhanced multi-frame images (PS3.3, C.7.6.16), within the shared and the per-frame functional groups.
/// What differs between frames is taken from the first, but their positions.
void Walk::keepOfFrames(const Element& e) {
  switch (e.tag) {
    case 0x00180050:
      header_.sliceSpacing = std::abs(firstOf(decimals(e), 0));
      break;
    case 0x00200032:
      if (const auto position = exactly<3>(decimals(e))) {
        header_.framePositions.push_back(*position);
      }
      break;
    case 0x00200037: {
      const auto orientation = exactly<6>(decimals(e));
      header_.orientation = header_.orientation ? header_.orientation : orientation;
      break;
    }
    case 0x00280030:
      header_.pixelSpacing = exactly<2>(decimals(e));
      break;
    case 0x00281052:
      header_.intercept = firstOf(decimals(e), 0);
      break;
    case 0x00281053:
      header_.slope = firstOf(decimals(e), 1);
      break;
    default:
      skip(e.length);
  }
}

void Walk::sequence(const Element& e, int depth) {
  if (depth > kDeepest || (e.length != kUndefined && e.length > rest())) {
    damaged();
  }
  const std::uint64_t end = e.length == kUndefined ? length_ : position_ + e.length;
  while (position_ < end) {
    const Element item = element();
    if (item.tag == kSequenceEnd) {
      return;
    }
    if (item.tag != kItem || (item.length != kUndefined && item.length > rest())) {
      damaged();
    }
    dataSet(item.length == kUndefined ? length_ : position_ + item.length, depth + 1);
  }
}

void Walk::value(const Element& e, int depth) {
  // Shared and per-frame functional groups; implicit data sets do not say that they are sequences.
  const bool isFunctionalGroup = depth == 0 && (e.tag == 0x52009229 || e.tag == 0x52009230);
  if (e.length == kUndefined && e.is("UN")) {
    // PS3.5, 6.2.2: a sequence in implicit little endian.
    const Syntax outer = std::exchange(syntax_, Syntax{false, false});
    sequence(e, depth);
    syntax_ = outer;
  } else if (e.is("SQ") || e.length == kUndefined || isFunctionalGroup) {
    inFunctionalGroups_ = inFunctionalGroups_ || isFunctionalGroup;
    sequence(e, depth);
    inFunctionalGroups_ = inFunctionalGroups_ && depth > 0;
  } else if (e.length > rest()) {
    damaged();
  } else if (depth == 0) {
    keep(e);
  } else if (inFunctionalGroups_) {
    keepOfFrames(e);
  } else {
    skip(e.length);
  }
}

/// Elements up to the end of the main data set, of an item, or of the file.
void Walk::dataSet(std::uint64_t end, int depth) {
  while (position_ < end) {
    // Some writers pad the file.
    if (depth == 0 && rest() < 8) {
      return;
    }
    const Element e = element();
    if (e.tag == kItemEnd && depth > 0) {
      return;
    }
    if (e.tag == kPixelData && depth == 0) {
      pixels(e);
      return;
    }
    if (e.tag >> 16 > kPixelData >> 16 && depth == 0) {
      return;
    }
    value(e, depth);
  }
}

/// The next bytes, still to be read; zeros beyond the end.
std::array<char, 6> Walk::nextBytes() {
  std::array<char, 6> bytes{};
  stream_.read(bytes.data(), bytes.size());
  stream_.clear();
  stream_.seekg(std::streamoff(position_));
  return bytes;
}

/// File meta information (group 2, PS3.10, 7.1), always explicit little endian.
void Walk::meta() {
  while (nextBytes()[0] == 2 && nextBytes()[1] == 0) {
    const Element e = element();
    if (e.tag == 0x00020010) {
      header_.transferSyntax = text(e);
    } else {
      skip(e.length);
    }
  }
}

/// Finds the first element of the main data set and how it is encoded. False if this is no DICOM file.
bool Walk::start() {
  std::array<char, 132> head{};
  stream_.read(head.data(), head.size());
  const auto count = stream_.gcount();
  stream_.clear();
  const bool part10 = count == 132 && std::string_view(head.data() + 128, 4) == "DICM";
  stream_.seekg(std::streamoff(position_ = part10 ? 132 : 0));
  if (part10) {
    meta();
  } else if (!looksLikeDicom(std::as_bytes(std::span(head.data(), std::size_t(count))))) {
    return false;
  } else if (head[0] == 2) {
    meta();
  }
  if (header_.transferSyntax == "1.2.840.10008.1.2.1.99") {
    fail(file_, "its data set is deflated, which is not supported", "export it without compression");
  }
  if (header_.transferSyntax.empty()) {
    // Old files do not say; the first value representation, if there is one, is two capitals.
    const auto next = nextBytes();
    const auto isCapital = [](char c) { return c >= 'A' && c <= 'Z'; };
    syntax_.isExplicit = isCapital(next[4]) && isCapital(next[5]);
  } else if (!header_.transferSyntax.starts_with("1.2.840.10008.1.2")) {
    fail(file_, "its transfer syntax is not supported", "export it without compression");
  } else {
    syntax_.isExplicit = header_.transferSyntax != "1.2.840.10008.1.2";
    syntax_.bigEndian = header_.transferSyntax == "1.2.840.10008.1.2.2";
  }
  return true;
}

/// Bytes of the fragments of encapsulated pixels (PS3.5, annex A.4).
std::uint64_t Walk::fragments() {
  std::uint64_t bytes = 0;
  bool table = true;
  while (rest() >= 8) {
    const Element item = element();
    if (item.tag == kSequenceEnd) {
      return bytes;
    }
    if (item.tag != kItem || item.length > rest()) {
      damaged();
    }
    // The first item is the table of offsets.
    if (std::exchange(table, false)) {
      skip(item.length);
      continue;
    }
    header_.fragments.push_back({position_, item.length});
    bytes += item.length;
    skip(item.length);
  }
  damaged();
}

void Walk::checkSize(std::uint64_t stored) const {
  const auto& h = header_;
  if (h.bitsAllocated != 8 && h.bitsAllocated != 16 && h.bitsAllocated != 32) {
    fail(file_, "its pixels of " + std::to_string(h.bitsAllocated) + " bits are not supported",
         "export it with 16 bits");
  }
  if (h.rows < 1 || h.columns < 1 || h.samples < 1 || h.bitsStored < 1 || h.bitsStored > h.highBit + 1 ||
      h.highBit >= h.bitsAllocated) {
    damaged();
  }
  const std::array<std::int64_t, 4> sizes{h.rows, h.columns, h.samples, h.frames};
  const std::uint64_t bytes = checkedBytes(file_, sizes, std::uint64_t(h.bitsAllocated / 8));
  if (stored < bytes) {
    fail(file_,
         "its header declares " + std::to_string(bytes) + " bytes of pixels but only " + std::to_string(stored) +
             " follow",
         kExportAgain);
  }
}

void Walk::pixels(const Element& e) {
  hasPixels_ = true;
  if (e.length == kUndefined) {
    const std::uint64_t bytes = fragments();
    checkSize(bytes * (header_.transferSyntax == "1.2.840.10008.1.2.5" ? kRunLengthRatio : kCompressedRatio));
    return;
  }
  checkSize(std::min<std::uint64_t>(e.length, rest()));
  header_.pixels = {position_, e.length};
  header_.bigEndian = syntax_.bigEndian;
  if (syntax_.bigEndian && header_.bitsAllocated == 8) {
    fail(file_, "its 8-bit pixels are big endian, which is not supported", "export it in little endian");
  }
}

std::optional<DicomHeader> Walk::run() {
  if (!start()) {
    return std::nullopt;
  }
  dataSet(length_, 0);
  if (!hasPixels_) {
    return std::nullopt;
  }
  header_.seriesDescription = asUtf8(withoutName(header_.seriesDescription, patient_));
  if (!header_.position && !header_.framePositions.empty()) {
    header_.position = header_.framePositions.front();
  }
  return header_;
}

}  // namespace

FileType DicomHeader::type() const {
  return {isSigned ? FileType::Kind::kSigned : FileType::Kind::kUnsigned, std::size_t(bitsAllocated / 8)};
}

std::array<double, 3> DicomHeader::normal() const {
  if (!orientation) {
    return {0, 0, 1};
  }
  const auto& o = *orientation;
  return {o[1] * o[5] - o[2] * o[4], o[2] * o[3] - o[0] * o[5], o[0] * o[4] - o[1] * o[3]};
}

double DicomHeader::depthOf(const std::array<double, 3>& place) const {
  const auto n = normal();
  return n[0] * place[0] + n[1] * place[1] + n[2] * place[2];
}

bool looksLikeDicom(std::span<const std::byte> head) {
  const auto b = [&](std::size_t i) { return std::to_integer<int>(head[i]); };
  if (head.size() >= 132 && b(128) == 'D' && b(129) == 'I' && b(130) == 'C' && b(131) == 'M') {
    return true;
  }
  // Without preamble: an element of group 2 or 8 with a small number and a short value, little endian.
  if (head.size() < 16 || (b(0) != 2 && b(0) != 8) || b(1) != 0 || b(3) != 0) {
    return false;
  }
  const auto isCapital = [](int c) { return c >= 'A' && c <= 'Z'; };
  return (isCapital(b(4)) && isCapital(b(5))) || (b(5) == 0 && b(6) == 0 && b(7) == 0);
}

std::optional<DicomHeader> readDicomHeader(const std::filesystem::path& file) {
  return Walk(file).run();
}

}  // namespace twinray::core::reader
