// Any bytes are a document, a program, or refused in one line; what was read is written and read
// back the same.
#include "engine/document/document.h"

#include "tests/fuzz/fuzz.h"

using nabla::fuzz::demand;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  if (const auto point = nabla::parse_point(text); !point) {
    demand(!point.error().what.empty());
  }
  const auto document = nabla::read_document(text);
  if (!document) {
    demand(document.error().what.str().find('\n') == std::string::npos);
    return 0;
  }
  const std::string written = nabla::write_document(*document);
  const auto again = nabla::read_document(written);
  demand(static_cast<bool>(again));
  demand(*again == *document || written.find("NaN") != std::string::npos);
  demand(nabla::write_document(*again) == written);
  return 0;
}
