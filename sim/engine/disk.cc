#include "bitsim/disk.h"

#include <utility>

namespace bitsim {
namespace {

std::string Fold(std::string_view path) {
  std::string folded(path);
  for (char& c : folded) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return folded;
}

}  // namespace

const DiskFile* Disk::Find(std::string_view path) const {
  const auto found = files_.find(Fold(path));
  return found == files_.end() ? nullptr : &found->second.file;
}

std::optional<std::string> Disk::Read(std::string_view path) const {
  const DiskFile* const file = Find(path);
  if (file == nullptr) return std::nullopt;
  return file->content.Read(0, file->present_bytes);
}

std::vector<std::string> Disk::Paths() const {
  std::vector<std::string> paths;
  for (const auto& [folded, entry] : files_) paths.push_back(entry.path);
  return paths;
}

void Disk::Write(std::string_view path, Content content) {
  const std::uint64_t size_bytes = content.size_bytes();
  Write(path, std::move(content), size_bytes);
}

void Disk::Write(std::string_view path, Content content, std::uint64_t present_bytes) {
  const auto [place, is_new] = files_.try_emplace(Fold(path));
  if (is_new) place->second.path = path;  // a file that is written again keeps its name's spelling
  place->second.file = {std::move(content), present_bytes};
}

void Disk::SetPresentBytes(std::string_view path, std::uint64_t present_bytes) {
  const auto found = files_.find(Fold(path));
  if (found != files_.end()) found->second.file.present_bytes = present_bytes;
}

void Disk::SetTimes(std::string_view path, WallTime created, WallTime modified) {
  const auto found = files_.find(Fold(path));
  if (found == files_.end()) return;
  found->second.file.created = created;
  found->second.file.modified = modified;
}

bool Disk::HasFolder(std::string_view folder) const {
  const std::string folded = Fold(folder);
  const auto first = files_.lower_bound(folded);
  return first != files_.end() && first->first.starts_with(folded);
}

bool Disk::Remove(std::string_view path) { return files_.erase(Fold(path)) > 0; }

void Disk::Lock(std::string_view path) { locked_.insert(Fold(path)); }
void Disk::Unlock(std::string_view path) { locked_.erase(Fold(path)); }

bool Disk::IsLocked(std::string_view path) const {
  return !locked_.empty() && locked_.contains(Fold(path));
}

bool Disk::Rename(std::string_view from, std::string_view to) {
  if (IsLocked(from) || IsLocked(to)) return false;
  auto moved = files_.extract(Fold(from));
  if (moved.empty()) return false;
  moved.key() = Fold(to);
  moved.mapped().path = to;
  files_.erase(moved.key());
  files_.insert(std::move(moved));
  return true;
}

}  // namespace bitsim
