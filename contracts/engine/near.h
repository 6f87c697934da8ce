#ifndef NEAR_H
#define NEAR_H
#include <stdint.h>
#include "quickjs.h"

/** Where a contract's bytecode lies; the linker puts it there. Volatile: the compiler sees only zeros. */
extern volatile struct NearPayload {
  /** Each module is its length in four bytes, then its bytecode, padded to four; imports first, the contract last. */
  uint32_t modules, modules_length;
  /** The first byte that is free. */
  uint32_t heap;
} near_payload;

extern const JSMallocFunctions near_allocator;

/** Gives a context the global `env`: the host functions as near-sdk-js calls them. */
void near_add_env(JSContext *context);

/** Ends the call with an error's message and stack. */
_Noreturn void near_panic_with(JSContext *context, JSValueConst error);

#endif
