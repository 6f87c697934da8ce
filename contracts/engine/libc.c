// What QuickJS asks of a C library and a contract does not have: memory, formatted text, a clock. Nothing here calls the host.
#include <stdarg.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/time.h>
#include <time.h>
#include "dtoa.h"
#include "near.h"

// Memory is taken from the end of what is used and, once freed, kept in a list of its size class: a call is short, and nothing is merged.

typedef struct Block {
  uint32_t size_class, capacity;
  struct Block *next_free[]; // lies in the block's own bytes while it is free
} Block;

extern uint8_t __heap_base;
static uintptr_t heap_end;
static Block *free_blocks[160];

static Block *block_of(const void *bytes) { return (Block *)((uintptr_t)bytes - sizeof(Block)); }
static uint32_t capacity_of(const void *bytes) { return bytes ? block_of(bytes)->capacity : 0; }

/** Up to 1 KiB a class every 16 bytes; above, four classes to each power of two. */
static Block size_of(uint32_t length) {
  if (length <= 1024) {
    uint32_t sixteens = length ? (length + 15) / 16 : 1;
    return (Block){sixteens, sixteens * 16};
  }
  uint32_t shift = 29 - (uint32_t)__builtin_clz(length - 1);
  uint32_t quarters = ((length - 1) >> shift) + 1; // 5 to 8
  return (Block){65 + (shift - 8) * 4 + (quarters - 5), quarters << shift};
}

static uintptr_t extend_heap(uint32_t length) {
  if (heap_end == 0) heap_end = near_payload.heap ? near_payload.heap : ((uintptr_t)&__heap_base + 15) & ~(uintptr_t)15;
  uintptr_t start = heap_end, end = start + length, limit = __builtin_wasm_memory_size(0) * 65536;
  if (end < start) __builtin_trap();
  if (end > limit && __builtin_wasm_memory_grow(0, (end - limit + 65535) / 65536) == (size_t)-1) __builtin_trap();
  heap_end = end;
  return start;
}

static void *take(size_t length, bool *is_fresh) {
  if (length > INT32_MAX) __builtin_trap();
  Block size = size_of(length), *block = free_blocks[size.size_class];
  *is_fresh = block == NULL;
  if (block) {
    free_blocks[size.size_class] = block->next_free[0];
  } else {
    block = (Block *)extend_heap(sizeof(Block) + size.capacity);
    block->size_class = size.size_class;
    block->capacity = size.capacity;
  }
  return (uint8_t *)block + sizeof(Block);
}

void *malloc(size_t length) {
  bool is_fresh;
  return take(length, &is_fresh);
}

void *calloc(size_t count, size_t length) {
  bool is_fresh;
  void *bytes = take(count * length, &is_fresh);
  return is_fresh ? bytes : memset(bytes, 0, count * length); // fresh memory is zero already
}

void free(void *bytes) {
  if (bytes == NULL) return;
  Block *block = block_of(bytes);
  block->next_free[0] = free_blocks[block->size_class];
  free_blocks[block->size_class] = block;
}

void *realloc(void *bytes, size_t length) {
  if (length <= capacity_of(bytes)) return bytes;
  void *moved = malloc(length);
  memcpy(moved, bytes, capacity_of(bytes));
  free(bytes);
  return moved;
}

static void *allocate_zeroed(void *opaque, size_t count, size_t length) { return calloc(count, length); }
static void *allocate_bytes(void *opaque, size_t length) { return malloc(length); }
static void release_bytes(void *opaque, void *bytes) { free(bytes); }
static void *resize_bytes(void *opaque, void *bytes, size_t length) {
  if (length) return realloc(bytes, length);
  free(bytes);
  return NULL;
}
static size_t usable_size(const void *bytes) { return capacity_of(bytes); }

const JSMallocFunctions near_allocator = {allocate_zeroed, allocate_bytes, release_bytes, resize_bytes, usable_size};

// Formatted text: the conversions that QuickJS uses.

typedef struct { char *bytes; size_t room, length; } Text;

static void put(Text *text, char c) {
  if (text->length + 1 < text->room) text->bytes[text->length] = c;
  text->length++;
}

static void put_times(Text *text, char c, int times) {
  while (times-- > 0) put(text, c);
}

static void put_number(Text *text, uint64_t value, char sign, unsigned base, const char *digits, int width, bool zeros) {
  char reversed[24];
  int count = 0;
  do reversed[count++] = digits[value % base];
  while (value /= base);
  int padding = width - count - (sign != 0);
  if (!zeros) put_times(text, ' ', padding);
  if (sign) put(text, sign);
  if (zeros) put_times(text, '0', padding);
  while (count) put(text, reversed[--count]);
}

static int read_number(const char **format, va_list *arguments) {
  int number = 0;
  if (**format == '*') return (*format)++, va_arg(*arguments, int);
  while (**format >= '0' && **format <= '9') number = number * 10 + *(*format)++ - '0';
  return number;
}

static const char *put_conversion(Text *text, const char *format, va_list *arguments) {
  bool zeros = false, plus = false, is_long = false;
  for (; *format == '0' || *format == '+' || *format == '-'; format++) {
    zeros |= *format == '0';
    plus |= *format == '+';
  }
  int width = read_number(&format, arguments), precision = -1;
  if (*format == '.') precision = (format++, read_number(&format, arguments));
  for (; *format == 'l' || *format == 'z' || *format == 'j'; format++) is_long |= *format == 'j' || (format[0] == 'l' && format[1] == 'l');
  switch (*format) {
  case '%': put(text, '%'); break;
  case 'c': put(text, (char)va_arg(*arguments, int)); break;
  case 's': {
    const char *s = va_arg(*arguments, const char *);
    if (s == NULL) s = "(null)";
    while (precision-- != 0 && *s) put(text, *s++);
    break;
  }
  case 'd': case 'i': {
    int64_t value = is_long ? va_arg(*arguments, int64_t) : va_arg(*arguments, int);
    put_number(text, value < 0 ? -(uint64_t)value : (uint64_t)value, value < 0 ? '-' : plus ? '+' : 0, 10, "0123456789", width, zeros);
    break;
  }
  case 'u': case 'x': case 'X': case 'p': {
    uint64_t value = is_long ? va_arg(*arguments, uint64_t) : va_arg(*arguments, uint32_t);
    put_number(text, value, 0, *format == 'u' ? 10 : 16, *format == 'X' ? "0123456789ABCDEF" : "0123456789abcdef", width, zeros);
    break;
  }
  default: __builtin_trap();
  }
  return format + 1;
}

int vsnprintf(char *restrict out, size_t room, const char *restrict format, va_list given) {
  Text text = {out, room, 0};
  va_list arguments;
  va_copy(arguments, given);
  while (*format) {
    if (*format != '%') put(&text, *format++);
    else format = put_conversion(&text, format + 1, &arguments);
  }
  va_end(arguments);
  if (room) out[text.length < room ? text.length : room - 1] = 0;
  return (int)text.length;
}

int snprintf(char *restrict out, size_t room, const char *restrict format, ...) {
  va_list arguments;
  va_start(arguments, format);
  int length = vsnprintf(out, room, format, arguments);
  va_end(arguments);
  return length;
}

// A contract has no clock of its own (`near.blockTimestamp()` is the block's) and no terminal: the clock stands still, what is printed goes nowhere.

double strtod(const char *restrict text, char **restrict end) {
  JSATODTempMem scratch;
  return js_atod(text, (const char **)end, 10, 0, &scratch);
}

const struct __clockid { int id; } _CLOCK_MONOTONIC, _CLOCK_REALTIME;

int clock_gettime(clockid_t clock, struct timespec *time) {
  *time = (struct timespec){0};
  return 0;
}
int gettimeofday(struct timeval *restrict time, void *restrict zone) {
  *time = (struct timeval){0};
  return 0;
}
struct tm *localtime_r(const time_t *restrict time, struct tm *restrict parts) { return memset(parts, 0, sizeof *parts); }

_Noreturn void abort(void) { __builtin_trap(); }
int printf(const char *restrict format, ...) { return 0; }
int fprintf(FILE *restrict file, const char *restrict format, ...) { return 0; }
int putchar(int c) { return c; }
int fputc(int c, FILE *file) { return c; }
int puts(const char *text) { return 0; }
size_t fwrite(const void *restrict bytes, size_t size, size_t count, FILE *restrict file) { return count; }
