// Copies and fills by words. NEAR's `memory.copy` costs an instruction for every byte; these loops cost less, and without them the engine needs no bulk memory.
#include <stddef.h>
#include <stdint.h>

typedef uint64_t __attribute__((aligned(1), may_alias)) Word;

static void *copy_up(uint8_t *to, const uint8_t *from, size_t length) {
  void *start = to;
  for (; length >= 4 * sizeof(Word); length -= 4 * sizeof(Word)) {
    Word *target = (Word *)to;
    const Word *source = (const Word *)from;
    target[0] = source[0];
    target[1] = source[1];
    target[2] = source[2];
    target[3] = source[3];
    to += 4 * sizeof(Word);
    from += 4 * sizeof(Word);
  }
  for (; length >= sizeof(Word); length -= sizeof(Word), to += sizeof(Word), from += sizeof(Word)) *(Word *)to = *(const Word *)from;
  while (length--) *to++ = *from++;
  return start;
}

static void copy_down(uint8_t *to, const uint8_t *from, size_t length) {
  while (length >= sizeof(Word)) {
    length -= sizeof(Word);
    *(Word *)(to + length) = *(const Word *)(from + length);
  }
  while (length--) to[length] = from[length];
}

void *memcpy(void *restrict to, const void *restrict from, size_t length) { return copy_up(to, from, length); }

void *memmove(void *to, const void *from, size_t length) {
  uintptr_t ahead = (uintptr_t)to - (uintptr_t)from;
  if (ahead >= length) return copy_up(to, from, length);
  copy_down(to, from, length);
  return to;
}

void *memset(void *to, int byte, size_t length) {
  uint8_t *at = to;
  const Word word = (uint8_t)byte * 0x0101010101010101ull;
  for (; length >= sizeof(Word); length -= sizeof(Word), at += sizeof(Word)) *(Word *)at = word;
  while (length--) *at++ = (uint8_t)byte;
  return to;
}
