#include "bitsim/disk.h"

#include <algorithm>

namespace bitsim {
namespace {

char Fold(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

}  // namespace

bool Disk::PathOrder::operator()(std::string_view a, std::string_view b) const {
  return std::lexicographical_compare(
      a.begin(), a.end(), b.begin(), b.end(), [](char x, char y) {
        return static_cast<unsigned char>(Fold(x)) < static_cast<unsigned char>(Fold(y));
      });
}

const DiskFile* Disk::Find(std::string_view path) const {
  const auto found = files_.find(path);
  return found == files_.end() ? nullptr : &found->second;
}

std::optional<std::string> Disk::Read(std::string_view path) const {
  const DiskFile* file = Find(path);
  if (file == nullptr) return std::nullopt;
  return file->content.Read(0, file->present_bytes);
}

std::vector<std::string> Disk::Paths() const {
  std::vector<std::string> paths;
  for (const auto& [path, file] : files_) paths.push_back(path);
  return paths;
}

void Disk::Write(std::string_view path, Content content) {
  const std::uint64_t size_bytes = content.size_bytes();
  Write(path, std::move(content), size_bytes);
}

void Disk::Write(std::string_view path, Content content, std::uint64_t present_bytes) {
  files_.insert_or_assign(std::string(path), DiskFile{std::move(content), present_bytes});
}

bool Disk::Remove(std::string_view path) {
  const auto found = files_.find(path);
  if (found == files_.end()) return false;
  files_.erase(found);
  return true;
}

void Disk::Lock(std::string_view path) { locked_.emplace(path); }

void Disk::Unlock(std::string_view path) {
  const auto found = locked_.find(path);
  if (found != locked_.end()) locked_.erase(found);
}

bool Disk::IsLocked(std::string_view path) const { return locked_.find(path) != locked_.end(); }

bool Disk::Rename(std::string_view from, std::string_view to) {
  const auto source = files_.find(from);
  if (source == files_.end() || IsLocked(from) || IsLocked(to)) return false;
  DiskFile file = std::move(source->second);
  files_.erase(source);
  files_.insert_or_assign(std::string(to), std::move(file));
  return true;
}

}  // namespace bitsim
