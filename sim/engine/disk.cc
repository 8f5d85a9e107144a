#include "bitsim/disk.h"

#include <algorithm>
#include <stdexcept>
#include <utility>

#include "sim/core/letter_case.h"
#include "sim/core/name_table.h"

namespace bitsim {
namespace {

// As a rule it is the owner already.
void SetOwner(DiskFile& file, std::string_view owner) {
  if (file.owner != owner) file.owner = owner;
}

}  // namespace

// A path is found through a hash.
class Disk::Files : public NameTable<DiskFile, CaselessNames> {
 public:
  using Table = NameTable<DiskFile, CaselessNames>;
  using Table::Find;

  Entry* Find(Disk::Handle file) { return Table::Find(Table::Handle{file.place, file.generation}); }
  Disk::Handle HandleOf(const Entry& entry) const {
    const Table::Handle handle = Table::HandleOf(entry);
    return {handle.index, handle.generation};
  }
};

Disk::Disk() : files_(std::make_unique<Files>()) {}
Disk::~Disk() = default;

const DiskFile* Disk::Find(std::string_view path) const {
  const auto* const found = files_->Find(path);
  return found == nullptr ? nullptr : &found->value;
}

std::optional<std::string> Disk::Read(std::string_view path) const {
  const DiskFile* const file = Find(path);
  if (file == nullptr) return std::nullopt;
  return file->content.Read(0, file->present_bytes);
}

std::vector<std::string> Disk::Paths() const {
  std::vector<std::pair<std::string, std::string>> paths;  // in lower case, and as it is
  files_->ForEach([&](const auto& file) { paths.emplace_back(ToLower(file.name), file.name); });
  std::sort(paths.begin(), paths.end());
  std::vector<std::string> names;
  for (auto& [folded, path] : paths) names.push_back(std::move(path));
  return names;
}

void Disk::Write(std::string_view path, Content content) {
  const std::uint64_t size_bytes = content.size_bytes();
  Write(path, std::move(content), size_bytes);
}

void Disk::Write(std::string_view path, Content content, std::uint64_t present_bytes) {
  if (present_bytes > content.size_bytes()) {
    throw std::invalid_argument("Disk::Write: " + std::to_string(present_bytes) +
                                " bytes cannot be present of the " +
                                std::to_string(content.size_bytes()) + " of " + std::string(path));
  }
  DiskFile& file = files_->FindOrAdd(path).value;
  Fill(path, file, content, present_bytes);
  file.owner.clear();
}

void Disk::Fill(std::string_view path, DiskFile& file, const Content& content,
                std::uint64_t present_bytes) {
  Charge(path, static_cast<std::int64_t>(content.size_bytes()) -
                   static_cast<std::int64_t>(file.content.size_bytes()));
  file.content = content;
  file.present_bytes = present_bytes;
  file.version = ++write_count_;
  file.created = file.modified = {};
}

Disk::Handle Disk::Open(std::string_view path) const {
  const auto* const found = files_->Find(path);
  return found == nullptr ? Handle{} : files_->HandleOf(*found);
}

DiskFile* Disk::Find(Handle file) {
  auto* const found = files_->Find(file);
  return found == nullptr ? nullptr : &found->value;
}

void Disk::SetPresentBytes(std::string_view path, std::uint64_t present_bytes) {
  auto* const found = files_->Find(path);
  if (found != nullptr) found->value.present_bytes = present_bytes;
}

void Disk::SetTimes(std::string_view path, WallTime created, WallTime modified) {
  auto* const found = files_->Find(path);
  if (found == nullptr) return;
  found->value.created = created;
  found->value.modified = modified;
}

bool Disk::HasFolder(std::string_view folder) const {
  bool has_any = false;
  files_->ForEach([&](const auto& file) {
    has_any = has_any ||
              CaselessNames::AreSame(std::string_view(file.name).substr(0, folder.size()), folder);
  });
  return has_any;
}

bool Disk::Remove(std::string_view path) {
  auto* const file = files_->Find(path);
  if (file == nullptr) return false;
  Charge(path, -static_cast<std::int64_t>(file->value.content.size_bytes()));
  files_->Erase(*file);
  return true;
}

void Disk::Lock(std::string_view path) { locked_.insert(ToLower(path)); }
void Disk::Unlock(std::string_view path) { locked_.erase(ToLower(path)); }

bool Disk::IsLocked(std::string_view path) const {
  return !locked_.empty() && locked_.contains(ToLower(path));
}

bool Disk::Rename(std::string_view from, std::string_view to) {
  if (IsLocked(from) || IsLocked(to)) return false;
  const Handle file = Open(from);
  if (Find(file) == nullptr) return false;
  Rename(file, to);
  return true;
}

DiskFile& Disk::Rename(Handle file, std::string_view to) {
  auto& moved = *files_->Find(file);
  const Files::Key new_path(to);
  auto* const old = files_->Find(new_path);
  if (old != nullptr && old != &moved) {
    Charge(to, -static_cast<std::int64_t>(old->value.content.size_bytes()));
    files_->Erase(*old);
  }
  files_->Rename(moved, new_path);
  return moved.value;
}

// --- Faults ---

namespace {

// The path itself, then each folder above it, and at last the volume.
template <class Visit>
bool AnyAbove(std::string_view folded_path, const Visit& visit) {
  while (!folded_path.empty()) {
    if (visit(folded_path)) return true;
    const std::size_t end = folded_path.rfind('\\');
    if (end == std::string_view::npos) return false;
    folded_path = folded_path.substr(0, end);
  }
  return false;
}

// "C:\\data\\" is the folder "C:\\data".
std::string FoldFolder(std::string_view path) {
  std::string folded = ToLower(path);
  while (folded.ends_with('\\')) folded.pop_back();
  return folded;
}

bool IsDrive(std::string_view folded) { return folded.size() == 2 && folded[1] == ':'; }

std::string DriveOf(std::string_view volume) {
  std::string folded = FoldFolder(volume);
  if (!IsDrive(folded)) {
    throw std::invalid_argument("volume is '" + std::string(volume) + "', not like 'C:'");
  }
  return folded;
}

}  // namespace

void Disk::Deny(std::string_view path, std::string_view user_name) {
  denied_.insert({FoldFolder(path), std::string(user_name)});
}

void Disk::Allow(std::string_view path, std::string_view user_name) {
  denied_.erase({FoldFolder(path), std::string(user_name)});
}

bool Disk::MayWrite(std::string_view path, std::string_view user_name) const {
  if (denied_.empty() && read_only_.empty()) return true;
  return !AnyAbove(ToLower(path), [&](std::string_view part) {
    if (!IsDrive(part) && read_only_.contains(part)) return true;
    return denied_.contains({std::string(part), std::string(user_name)});
  });
}

void Disk::SetReadOnly(std::string_view path, bool is_read_only) {
  if (is_read_only) {
    read_only_.insert(FoldFolder(path));
  } else {
    read_only_.erase(FoldFolder(path));
  }
}

void Disk::SetFreeBytes(std::string_view volume, std::optional<std::uint64_t> bytes) {
  const std::string drive = DriveOf(volume);
  if (bytes.has_value()) {
    free_bytes_[drive] = *bytes;
  } else {
    free_bytes_.erase(drive);
  }
}

std::optional<std::uint64_t> Disk::free_bytes(std::string_view volume) const {
  const auto found = free_bytes_.find(DriveOf(volume));
  if (found == free_bytes_.end()) return std::nullopt;
  return found->second;
}

void Disk::ChargeVolume(std::string_view path, std::int64_t bytes) {
  const auto found = free_bytes_.find(ToLower(path.substr(0, 2)));
  if (found == free_bytes_.end()) return;
  const auto taken = static_cast<std::uint64_t>(bytes);
  if (bytes < 0) {
    found->second -= taken;  // modulo 2^64: gives back
  } else {
    found->second -= std::min(found->second, taken);
  }
}

HRESULT Disk::CheckFaults(std::string_view path, std::string_view user_name) const {
  if (!MayWrite(path, user_name)) return E_ACCESSDENIED;
  if (read_only_.contains(ToLower(path.substr(0, 2)))) {
    return HRESULT_FROM_WIN32(ERROR_WRITE_PROTECT);
  }
  return IsLocked(path) ? HRESULT_FROM_WIN32(ERROR_SHARING_VIOLATION) : S_OK;
}

HRESULT Disk::Create(std::string_view path, const Content& content, std::uint64_t present_bytes,
                     std::string_view user_name, Handle* created) {
  const HRESULT allowed = CheckChange(path, user_name);
  if (FAILED(allowed)) return allowed;
  if (!free_bytes_.empty()) {
    const DiskFile* const old = Find(path);
    const std::uint64_t had = old == nullptr ? 0 : old->content.size_bytes();
    const auto volume = free_bytes_.find(ToLower(path.substr(0, 2)));
    if (volume != free_bytes_.end() && content.size_bytes() > had &&
        content.size_bytes() - had > volume->second) {
      return HRESULT_FROM_WIN32(ERROR_DISK_FULL);
    }
  }
  auto& file = files_->FindOrAdd(path);
  Fill(path, file.value, content, present_bytes);
  SetOwner(file.value, user_name);
  if (created != nullptr) *created = files_->HandleOf(file);
  return S_OK;
}

HRESULT Disk::Move(Handle from, std::string_view to, std::string_view user_name,
                   std::string_view owner) {
  auto* const file = files_->Find(from);
  HRESULT allowed = file == nullptr ? S_OK : CheckChange(file->name, user_name);
  if (SUCCEEDED(allowed)) allowed = CheckChange(to, user_name);
  if (FAILED(allowed)) return allowed;
  if (file == nullptr) return HRESULT_FROM_WIN32(ERROR_FILE_NOT_FOUND);
  SetOwner(Rename(from, to), owner);
  return S_OK;
}

HRESULT Disk::Delete(std::string_view path, std::string_view user_name) {
  if (!Exists(path)) return S_OK;
  const HRESULT allowed = CheckChange(path, user_name);
  if (SUCCEEDED(allowed)) Remove(path);
  return allowed;
}

}  // namespace bitsim
