// File: name_table.h
//
// Values by name, found through a hash of the name. The hash is part of no result: nothing is ever
// enumerated in its order, ForEach goes by the places of the entries, which follow from what was
// added and erased alone.
//
//   NameTable<int, ExactNames> ages;
//   ages.FindOrAdd("alice").value = 7;
//   if (auto* entry = ages.Find("bob")) Use(entry->value);
//
// Entries stay where they are until they are erased.

#ifndef BITSIM_CORE_NAME_TABLE_H_
#define BITSIM_CORE_NAME_TABLE_H_

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <deque>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace bitsim {

// Eight bytes at a time; every bit of `ignored_bits` in each byte is as if it were set.
inline std::uint32_t HashName(std::string_view name, std::uint64_t ignored_bits) {
  std::uint64_t hash = name.size() * 0x9e3779b97f4a7c15u;
  const char* bytes = name.data();
  std::size_t left = name.size();
  const auto mix = [&](std::uint64_t word) {
    hash = (hash ^ (word | ignored_bits)) * 0x9fb21c651e98df25u;
    hash ^= hash >> 32;
  };
  for (; left >= 8; left -= 8, bytes += 8) {
    std::uint64_t word = 0;
    std::memcpy(&word, bytes, 8);
    mix(word);
  }
  std::uint64_t tail = 0;
  for (std::size_t i = 0; i < left; ++i) {
    tail = tail << 8 | static_cast<unsigned char>(bytes[i]);
  }
  mix(tail);
  return static_cast<std::uint32_t>(hash);
}

// Names are the same byte for byte.
struct ExactNames {
  static std::uint32_t Hash(std::string_view name) { return HashName(name, 0); }
  static bool AreSame(std::string_view a, std::string_view b) { return a == b; }
};

// ASCII letters are the same in either case.
struct CaselessNames {
  static std::uint32_t Hash(std::string_view name) { return HashName(name, 0x2020202020202020u); }
  static bool AreSame(std::string_view a, std::string_view b) {
    if (a.size() != b.size()) return false;
    if (std::memcmp(a.data(), b.data(), a.size()) == 0) return true;
    for (std::size_t i = 0; i < a.size(); ++i) {
      if (ToLower(a[i]) != ToLower(b[i])) return false;
    }
    return true;
  }
  static char ToLower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  }
};

template <class Value, class Names>
class NameTable {
 public:
  struct Entry {
    std::string name;  // as it was first written
    Value value = {};
  };

  Entry* Find(std::string_view name) {
    if (entry_count_ == 0) return nullptr;
    const std::size_t place = PlaceOf(name, Names::Hash(name));
    return buckets_[place].index == kNone ? nullptr : &entries_[buckets_[place].index];
  }
  const Entry* Find(std::string_view name) const {
    return const_cast<NameTable*>(this)->Find(name);
  }

  Entry& FindOrAdd(std::string_view name) {
    if (2 * (entry_count_ + 1) > buckets_.size()) Grow();
    const std::uint32_t hash = Names::Hash(name);
    const std::size_t place = PlaceOf(name, hash);
    if (buckets_[place].index != kNone) return entries_[buckets_[place].index];
    ++entry_count_;
    if (free_.empty()) {
      free_.push_back(static_cast<std::uint32_t>(entries_.size()));
      entries_.emplace_back();
    }
    const std::uint32_t index = free_.back();
    free_.pop_back();
    buckets_[place] = {hash, index};
    entries_[index].name = name;
    return entries_[index];
  }

  // False: there is none.
  bool Erase(std::string_view name) {
    if (entry_count_ == 0) return false;
    const std::size_t place = PlaceOf(name, Names::Hash(name));
    const std::uint32_t index = buckets_[place].index;
    if (index == kNone) return false;
    EmptyBucket(place);
    entries_[index] = {};
    free_.push_back(index);
    --entry_count_;
    return true;
  }

  // Gives an entry another name. REQUIRES: there is the one, and not the other.
  Entry& Rename(std::string_view from, std::string_view to) {
    const std::size_t old_place = PlaceOf(from, Names::Hash(from));
    const std::uint32_t index = buckets_[old_place].index;
    EmptyBucket(old_place);
    const std::uint32_t hash = Names::Hash(to);
    buckets_[PlaceOf(to, hash)] = {hash, index};
    entries_[index].name = to;
    return entries_[index];
  }

  // Calls visit(const Entry&) for each entry.
  template <class Visit>
  void ForEach(const Visit& visit) const {
    std::vector<bool> is_free(entries_.size());
    for (const std::uint32_t index : free_) is_free[index] = true;
    for (std::size_t i = 0; i < entries_.size(); ++i) {
      if (!is_free[i]) visit(entries_[i]);
    }
  }

  std::size_t size() const { return entry_count_; }

 private:
  static constexpr std::uint32_t kNone = UINT32_MAX;

  struct Bucket {
    std::uint32_t hash = 0;
    std::uint32_t index = kNone;  // in entries_
  };

  // Where the name is, or, if it is not there, belongs. At most half of the buckets are in use.
  std::size_t PlaceOf(std::string_view name, std::uint32_t hash) const {
    const std::size_t mask = buckets_.size() - 1;
    std::size_t place = hash & mask;
    while (buckets_[place].index != kNone &&
           (buckets_[place].hash != hash ||
            !Names::AreSame(entries_[buckets_[place].index].name, name))) {
      place = (place + 1) & mask;
    }
    return place;
  }

  // Those behind move up, as far as they may: no gap stays between a name and its own place.
  void EmptyBucket(std::size_t gap) {
    const std::size_t mask = buckets_.size() - 1;
    for (std::size_t place = (gap + 1) & mask; buckets_[place].index != kNone;
         place = (place + 1) & mask) {
      const std::size_t own_place = buckets_[place].hash & mask;
      if (((place - own_place) & mask) < ((place - gap) & mask)) continue;
      buckets_[gap] = buckets_[place];
      gap = place;
    }
    buckets_[gap].index = kNone;
  }

  void Grow() {
    std::vector<Bucket> old(buckets_.empty() ? 16 : 2 * buckets_.size());
    std::swap(old, buckets_);
    const std::size_t mask = buckets_.size() - 1;
    for (const Bucket& bucket : old) {
      if (bucket.index == kNone) continue;
      std::size_t place = bucket.hash & mask;
      while (buckets_[place].index != kNone) place = (place + 1) & mask;
      buckets_[place] = bucket;
    }
  }

  std::size_t entry_count_ = 0;
  std::vector<Bucket> buckets_;  // a power of two; searched one after the other
  std::deque<Entry> entries_;
  std::vector<std::uint32_t> free_;
};

}  // namespace bitsim

#endif  // BITSIM_CORE_NAME_TABLE_H_
