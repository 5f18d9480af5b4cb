#include "engine/interchange/data_files.h"

#include <algorithm>
#include <cctype>
#include <fstream>
#include <map>
#include <memory>
#include <mutex>
#include <utility>

#include "engine/interchange/csv.h"
#include "engine/interchange/npy.h"

namespace nabla {

namespace {

namespace fs = std::filesystem;

constexpr std::uintmax_t most_bytes = std::uintmax_t{512} << 20U;
constexpr std::size_t most_read = 50'000'000;

Diagnostic outside(const std::string& name) {
  return {say("%1 is not in the document's folder", name),
          say("put the file beside the document and write its name alone"),
          {}};
}

bool is_inside(const fs::path& folder, const fs::path& file) {
  const auto [folder_end, rest] =
      std::mismatch(folder.begin(), folder.end(), file.begin(), file.end());
  return folder_end == folder.end() && rest != file.end();
}

// The file that the name means, after links, if it lies in the folder.
Expected<fs::path> located(const fs::path& folder, const std::string& name) {
  const fs::path path(name);
  const bool climbs = std::find(path.begin(), path.end(), fs::path("..")) != path.end();
  const bool odd = name.empty() || name.find('\0') != std::string::npos;
  if (odd || path.is_absolute() || path.has_root_path() || climbs) return outside(name);
  std::error_code error;
  const fs::path home = fs::canonical(folder, error);
  const fs::path file = error ? fs::path() : fs::canonical(home / path, error);
  if (error) {
    return Diagnostic{say("there is no file %1 beside the document", name), {}, {}};
  }
  if (!is_inside(home, file)) return outside(name);
  if (!fs::is_regular_file(file, error)) return Diagnostic{say("%1 is no file", name), {}, {}};
  return file;
}

std::string extension_of(const fs::path& file) {
  std::string extension = file.extension().string();
  for (char& c : extension) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return extension;
}

Expected<std::string> bytes_of(const fs::path& file, std::uintmax_t size, const std::string& name) {
  std::string bytes(static_cast<std::size_t>(size), '\0');
  std::ifstream in(file, std::ios::binary);
  in.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  if (in.bad() || (in.fail() && !in.eof())) {
    return Diagnostic{say("cannot read %1", name), {}, {}};
  }
  bytes.resize(static_cast<std::size_t>(in.gcount()));
  return bytes;
}

Expected<Tensor> read(const fs::path& file, std::uintmax_t size, const std::string& name) {
  const std::string extension = extension_of(file);
  if (extension != ".npy" && extension != ".csv") {
    return Diagnostic{say("%1 is neither .npy nor .csv", name), {}, {}};
  }
  if (size > most_bytes) {
    return Diagnostic{say("%1 is too large", name), say("at most 512 MB are read"), {}};
  }
  const Expected<std::string> bytes = bytes_of(file, size, name);
  if (!bytes) return bytes.error();
  Expected<Tensor> data =
      extension == ".npy" ? read_npy(*bytes, most_read) : read_csv(*bytes, most_read);
  if (data) return data;
  Diagnostic why = data.error();
  why.what.subject = name;
  return why;
}

// What was read, as long as the file is the same.
class Shelf {
 public:
  explicit Shelf(fs::path folder) : folder_(std::move(folder)) {}

  Expected<Tensor> load(const std::string& name) {
    const Expected<fs::path> file = located(folder_, name);
    if (!file) return file.error();
    std::error_code error;
    const std::uintmax_t size = fs::file_size(*file, error);
    const auto written = error ? fs::file_time_type() : fs::last_write_time(*file, error);
    if (error) return Diagnostic{say("cannot read %1", name), {}, {}};
    const std::scoped_lock lock(mutex_);
    if (const auto found = kept_.find(*file); found != kept_.end()) {
      if (found->second.size == size && found->second.written == written) return found->second.data;
    }
    Expected<Tensor> data = read(*file, size, name);
    if (data) kept_[*file] = {size, written, *data};
    return data;
  }

 private:
  struct Kept {
    std::uintmax_t size = 0;
    fs::file_time_type written;
    Tensor data;
  };
  fs::path folder_;
  std::mutex mutex_;
  std::map<fs::path, Kept> kept_;
};

}  // namespace

FileLoader files_in(fs::path folder) {
  auto shelf = std::make_shared<Shelf>(std::move(folder));
  return [shelf](const std::string& name) { return shelf->load(name); };
}

}  // namespace nabla
