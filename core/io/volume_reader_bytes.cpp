#include <algorithm>
#include <cerrno>
#include <cstring>
#include <system_error>

#include <zlib.h>

#include "core/error.h"
#include "core/io/volume_reader_parts.h"

namespace twinray::core::reader {

namespace {

constexpr std::size_t kChunk = std::size_t{1} << 18;
constexpr char kExportAgain[] = "copy or export it again";

}  // namespace

void fail(const std::filesystem::path& file, const std::string& what, const std::string& remedy) {
  throw Error("Cannot read \"" + file.string() + "\": " + what + "; " + remedy + ".");
}

void throwIfStopped(const std::stop_token& stop) {
  if (stop.stop_requested()) {
    throw Error("reading was cancelled");
  }
}

void Watch::reached(double fraction) const {
  throwIfStopped(stop);
  if (progress) {
    progress(std::clamp(fraction, 0.0, 1.0));
  }
}

std::uint64_t sizeOfFile(const std::filesystem::path& file) {
  std::error_code error;
  const auto size = std::filesystem::file_size(file, error);
  if (error) {
    fail(file, error.message(), "check the path and its permissions");
  }
  return size;
}

struct ByteReader::Inflater {
  z_stream state{};
  std::vector<std::byte> input = std::vector<std::byte>(kChunk);
  bool ended = false;

  /// 15 + 32: the largest window; gzip and zlib headers are told apart by their first bytes.
  Inflater() {
    if (inflateInit2(&state, 15 + 32) != Z_OK) {
      throw std::bad_alloc();
    }
  }
  ~Inflater() { inflateEnd(&state); }
  Inflater(const Inflater&) = delete;
  Inflater& operator=(const Inflater&) = delete;
};

ByteReader::ByteReader(const std::filesystem::path& file, std::uint64_t offset, bool inflate)
    : file_(file), stream_(file, std::ios::binary) {
  if (!stream_) {
    fail(file_, std::generic_category().message(errno), "check the path and its permissions");
  }
  stream_.seekg(std::streamoff(offset));
  if (inflate) {
    inflater_ = std::make_unique<Inflater>();
  }
}

ByteReader::~ByteReader() = default;

std::size_t ByteReader::readFile(std::byte* target, std::size_t bytes) {
  stream_.read(reinterpret_cast<char*>(target), std::streamsize(bytes));
  if (stream_.bad()) {
    fail(file_, "the disk reported an error", "check the disk");
  }
  return std::size_t(stream_.gcount());
}

std::size_t ByteReader::readInflated(std::byte* target, std::size_t bytes) {
  z_stream& z = inflater_->state;
  std::size_t done = 0;
  while (done < bytes) {
    if (z.avail_in == 0) {
      z.next_in = reinterpret_cast<Bytef*>(inflater_->input.data());
      z.avail_in = uInt(readFile(inflater_->input.data(), inflater_->input.size()));
      if (z.avail_in == 0) {
        return done;
      }
    }
    // Members may follow each other (RFC 1952); anything else after the end is padding.
    if (inflater_->ended && (*z.next_in != 0x1f || inflateReset(&z) != Z_OK)) {
      return done;
    }
    inflater_->ended = false;
    const std::size_t step = std::min<std::size_t>(bytes - done, kChunk);
    z.next_out = reinterpret_cast<Bytef*>(target + done);
    z.avail_out = uInt(step);
    const int status = inflate(&z, Z_NO_FLUSH);
    done += step - z.avail_out;
    inflater_->ended = status == Z_STREAM_END;
    if (status != Z_OK && status != Z_STREAM_END && status != Z_BUF_ERROR) {
      fail(file_, "its compressed data are damaged", kExportAgain);
    }
  }
  return done;
}

std::size_t ByteReader::readSome(std::byte* target, std::size_t bytes) {
  return inflater_ ? readInflated(target, bytes) : readFile(target, bytes);
}

void ByteReader::read(std::byte* target, std::size_t bytes) {
  if (readSome(target, bytes) < bytes) {
    fail(file_, "it ends before its last voxel", kExportAgain);
  }
}

void ByteReader::skip(std::uint64_t bytes) {
  std::vector<std::byte> rest(std::size_t(std::min<std::uint64_t>(bytes, kChunk)));
  while (bytes > 0) {
    const std::size_t step = std::size_t(std::min<std::uint64_t>(bytes, rest.size()));
    read(rest.data(), step);
    bytes -= step;
  }
}

}  // namespace twinray::core::reader
