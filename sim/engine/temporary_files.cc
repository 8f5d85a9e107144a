#include "sim/engine/temporary_files.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>

#include "sim/engine/names.h"
#include "sim/engine/ranges.h"

namespace bitsim {
namespace {

// "C:\\folder\\BIT7_0.tmp". Written as one piece: it is asked for several times a file.
void AppendName(const Job& job, std::uint32_t file_index, std::string& name) {
  name.append(FolderOf(job.files[file_index].local_name()));
  constexpr std::size_t kDigitsMax = 10;  // of 32 bits
  std::array<char, 3 + kDigitsMax + 1 + kDigitsMax + 4> own = {'B', 'I', 'T'};
  char* end = std::to_chars(own.data() + 3, own.data() + 3 + kDigitsMax, job.index).ptr;
  *end++ = '_';
  end = std::to_chars(end, own.data() + own.size() - 4, file_index).ptr;
  end = std::copy_n(".tmp", 4, end);
  name.append(own.data(), static_cast<std::size_t>(end - own.data()));
}

}  // namespace

std::string TemporaryFiles::Name(const Job& job, std::uint32_t file_index) {
  std::string name;
  AppendName(job, file_index, name);
  return name;
}

std::string TemporaryFiles::Path(const Job& job, std::uint32_t file_index) {
  if (AreInPlace(job)) return std::string(job.files[file_index].local_name());
  return Name(job, file_index);
}

std::string_view TemporaryFiles::PathNow(const Job& job, std::uint32_t file_index) {
  if (AreInPlace(job)) return job.files[file_index].local_name();
  path_.clear();
  AppendName(job, file_index, path_);
  return path_;
}

DiskFile* TemporaryFiles::Find(const Job& job, std::uint32_t file_index) {
  const JobRun& run = job.run_or_defaults();
  DiskFile* const known = run.current_file == file_index ? disk_.Find(run.file_on_disk) : nullptr;
  return known != nullptr ? known : disk_.Find(disk_.Open(PathNow(job, file_index)));
}

Disk::Handle TemporaryFiles::Open(const Job& job, std::uint32_t file_index) {
  const JobRun& run = job.run_or_defaults();
  const bool is_known = run.current_file == file_index && disk_.Find(run.file_on_disk) != nullptr;
  return is_known ? run.file_on_disk : disk_.Open(PathNow(job, file_index));
}

HRESULT TemporaryFiles::Create(Job& job, const Content& remote) {
  File& file = job.files[job.run->current_file];
  const bool has_holes = file.extras_or_defaults().has_holes;
  if (has_holes) file.extras->remote_content = remote;
  std::optional<Content> made;
  const Content& content =
      file.extras == nullptr ? remote : made.emplace(LocalContent(file, remote));
  return disk_.Create(PathNow(job, job.run->current_file), content,
                      has_holes ? file.size_bytes : file.transferred_bytes,
                      accounts_.user(job.owner).name, &job.run->file_on_disk);
}

void TemporaryFiles::Update(Job& job) {
  const std::uint32_t file_index = job.run->current_file;
  const File& file = job.files[file_index];
  if (file.extras_or_defaults().has_holes) {
    disk_.Write(PathNow(job, file_index), LocalContent(file, file.extras->remote_content));
  } else if (DiskFile* const on_disk = Find(job, file_index); on_disk != nullptr) {
    on_disk->present_bytes = file.transferred_bytes;
  }
}

HRESULT TemporaryFiles::Delete(const Job& job, std::uint32_t file_index) {
  return disk_.Delete(PathNow(job, file_index), accounts_.user(job.owner).name);
}

void TemporaryFiles::Remove(const Job& job, std::uint32_t file_index) {
  disk_.Remove(PathNow(job, file_index));
}

}  // namespace bitsim
