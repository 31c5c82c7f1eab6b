#include <mutex>

#include <gdcmByteValue.h>
#include <gdcmImage.h>
#include <gdcmSequenceOfFragments.h>
#include <gdcmTrace.h>

#include "core/io/volume_reader_dicom_header.h"

namespace twinray::core::reader {

namespace {

/// GDCM 3.0 prints what it finds to standard error.
void silenceGdcm() {
  static std::once_flag once;
  std::call_once(once, [] {
    gdcm::Trace::DebugOff();
    gdcm::Trace::WarningOff();
    gdcm::Trace::ErrorOff();
  });
}

gdcm::DataElement fragmentsOf(const DicomHeader& header) {
  gdcm::SmartPointer<gdcm::SequenceOfFragments> sequence = new gdcm::SequenceOfFragments;
  for (const Extent& extent : header.fragments) {
    std::vector<char> bytes(extent.length);
    ByteReader(header.file, extent.offset, false).read(reinterpret_cast<std::byte*>(bytes.data()), bytes.size());
    gdcm::Fragment fragment;
    fragment.SetByteValue(bytes.data(), gdcm::VL(extent.length));
    sequence->AddFragment(fragment);
  }
  gdcm::DataElement pixels(gdcm::Tag(0x7fe0, 0x0010));
  pixels.SetVR(gdcm::VR::OB);
  pixels.SetValue(*sequence);
  return pixels;
}

gdcm::Image imageOf(const DicomHeader& header) {
  gdcm::Image image;
  image.SetNumberOfDimensions(header.frames > 1 ? 3 : 2);
  image.SetDimension(0, unsigned(header.columns));
  image.SetDimension(1, unsigned(header.rows));
  if (header.frames > 1) {
    image.SetDimension(2, unsigned(header.frames));
  }
  image.SetPixelFormat(gdcm::PixelFormat(1, std::uint16_t(header.bitsAllocated), std::uint16_t(header.bitsStored),
                                         std::uint16_t(header.highBit), std::uint16_t(header.isSigned)));
  image.SetPhotometricInterpretation(gdcm::PhotometricInterpretation::MONOCHROME2);
  image.SetTransferSyntax(gdcm::TransferSyntax::GetTSType(header.transferSyntax.c_str()));
  image.SetDataElement(fragmentsOf(header));
  return image;
}

}  // namespace

void decodeFragments(const DicomHeader& header, std::span<std::byte> target) {
  silenceGdcm();
  bool decoded = false;
  try {
    const gdcm::Image image = imageOf(header);
    decoded = image.GetBufferLength() == target.size() && image.GetBuffer(reinterpret_cast<char*>(target.data()));
  } catch (const std::exception&) {
    decoded = false;
  }
  if (!decoded) {
    fail(header.file, "its compressed DICOM image cannot be decoded", "export it without compression");
  }
}

}  // namespace twinray::core::reader
