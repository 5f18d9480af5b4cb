// Files of data beside a document, as load("data.csv") reads them.
#pragma once

#include <filesystem>
#include <functional>
#include <string>

#include "engine/base/expected.h"
#include "engine/tensor/tensor.h"

namespace nabla {

// Gives the array in a file, or says why it cannot: RunOptions::load.
using FileLoader = std::function<Expected<Tensor>(const std::string&)>;

// What reads a .npy or .csv file by a name relative to `folder`. Never leaves the folder: absolute
// names, `..` and links that lead out are refused, as are files of more than 512 MB. Files that
// have not changed are read once. May be called by several threads.
FileLoader files_in(std::filesystem::path folder);

}  // namespace nabla
