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
// Entries stay where they are until they are erased. A handle finds one without its name:
//
//   const auto alice = ages.HandleOf(*ages.Find("alice"));
//   if (auto* entry = ages.Find(alice)) ++entry->value;

#ifndef BITSIM_CORE_NAME_TABLE_H_
#define BITSIM_CORE_NAME_TABLE_H_

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "sim/core/letter_case.h"
#include "sim/core/stable_vector.h"

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
  if (name.size() >= 8) {  // some of these have been mixed in already
    std::memcpy(&tail, name.data() + name.size() - 8, 8);
  } else {
    for (std::size_t i = 0; i < left; ++i) {
      tail = tail << 8 | static_cast<unsigned char>(bytes[i]);
    }
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
};

template <class Value, class Names>
class NameTable {
  static constexpr std::uint32_t kNone = UINT32_MAX;

 public:
  class Entry {
   public:
    std::string name;  // as it was first written
    Value value = {};

   private:
    friend class NameTable;
    std::uint32_t hash_ = 0;
    std::uint32_t index_ = 0;
    std::uint32_t generation_ = 0;  // how often the place was erased or renamed
  };

  // A name with its hash, for who has several questions about it. Does not own the name.
  struct Key {
    explicit Key(std::string_view key_name) : name(key_name), hash(Names::Hash(key_name)) {}
    std::string_view name;
    std::uint32_t hash;
  };

  // A name that has been found: finds the entry again, without its name, as long as it bears it.
  struct Handle {
    std::uint32_t index = kNone;
    std::uint32_t generation = 0;
  };

  Entry* Find(const Key& key) {
    if (entry_count_ == 0) return nullptr;
    const std::uint32_t index = buckets_[PlaceOf(key)].index;
    return index == kNone ? nullptr : &entries_[index];
  }
  Entry* Find(std::string_view name) { return Find(Key(name)); }
  const Entry* Find(std::string_view name) const {
    return const_cast<NameTable*>(this)->Find(name);
  }

  Handle HandleOf(const Entry& entry) const { return {entry.index_, entry.generation_}; }
  // nullptr: it has another name now, or is gone.
  Entry* Find(Handle handle) {
    if (handle.index >= entries_.size()) return nullptr;
    Entry& entry = entries_[handle.index];
    return entry.generation_ == handle.generation ? &entry : nullptr;
  }
  const Entry* Find(Handle handle) const { return const_cast<NameTable*>(this)->Find(handle); }

  Entry& FindOrAdd(const Key& key) {
    if (2 * (entry_count_ + 1) > buckets_.size()) Grow();
    Bucket& bucket = buckets_[PlaceOf(key)];
    if (bucket.index != kNone) return entries_[bucket.index];
    ++entry_count_;
    Entry& entry = TakePlace();
    bucket = {key.hash, entry.index_};
    entry.name = key.name;
    entry.hash_ = key.hash;
    return entry;
  }
  Entry& FindOrAdd(std::string_view name) { return FindOrAdd(Key(name)); }

  void Erase(Entry& entry) {
    EmptyBucket(PlaceOf(entry));
    entry.name.clear();
    entry.value = {};
    ++entry.generation_;
    free_.push_back(entry.index_);
    --entry_count_;
  }
  // False: there is none.
  bool Erase(std::string_view name) {
    Entry* const entry = Find(name);
    if (entry != nullptr) Erase(*entry);
    return entry != nullptr;
  }

  // Gives an entry another name. REQUIRES: there is no other entry of that name.
  void Rename(Entry& entry, const Key& to) {
    EmptyBucket(PlaceOf(entry));
    buckets_[PlaceOf(to)] = {to.hash, entry.index_};
    entry.name = to.name;
    entry.hash_ = to.hash;
    ++entry.generation_;
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
  struct Bucket {
    std::uint32_t hash = 0;
    std::uint32_t index = kNone;  // in entries_
  };

  Entry& TakePlace() {
    if (free_.empty()) {
      const auto index = static_cast<std::uint32_t>(entries_.size());
      Entry& entry = entries_.Append();
      entry.index_ = index;
      return entry;
    }
    Entry& entry = entries_[free_.back()];
    free_.pop_back();
    return entry;
  }

  // Where the name is, or, if it is not there, belongs. At most half of the buckets are in use.
  std::size_t PlaceOf(const Key& key) const {
    const std::size_t mask = buckets_.size() - 1;
    std::size_t place = key.hash & mask;
    while (buckets_[place].index != kNone &&
           (buckets_[place].hash != key.hash ||
            !Names::AreSame(entries_[buckets_[place].index].name, key.name))) {
      place = (place + 1) & mask;
    }
    return place;
  }
  std::size_t PlaceOf(const Entry& entry) const {
    const std::size_t mask = buckets_.size() - 1;
    std::size_t place = entry.hash_ & mask;
    while (buckets_[place].index != entry.index_) place = (place + 1) & mask;
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
  StableVector<Entry> entries_;
  std::vector<std::uint32_t> free_;
};

}  // namespace bitsim

#endif  // BITSIM_CORE_NAME_TABLE_H_
