// The global `env` of a contract: every host function as near-sdk-js' runtime gives it. Numbers go in as number or BigInt and come out as BigInt.
#include <string.h>
#include "near.h"

typedef uint64_t u64;

/**
 * The host functions whose arguments need no care of their own: name, arguments in JavaScript, result, parameters in WebAssembly.
 * n: a number of 64 bits. b: bytes (length, address). s: a string, as UTF-8 (length, address). a: an amount of 128 bits (address).
 * An amount that comes out is written to an address given last.
 */
#define HOST_FUNCTIONS(X) \
  X(register_len, "n", NUMBER, (u64)) \
  X(write_register, "nb", NOTHING, (u64, u64, u64)) \
  X(current_account_id, "n", NOTHING, (u64)) \
  X(signer_account_id, "n", NOTHING, (u64)) \
  X(signer_account_pk, "n", NOTHING, (u64)) \
  X(predecessor_account_id, "n", NOTHING, (u64)) \
  X(input, "n", NOTHING, (u64)) \
  X(block_index, "", NUMBER, (void)) \
  X(block_timestamp, "", NUMBER, (void)) \
  X(epoch_height, "", NUMBER, (void)) \
  X(storage_usage, "", NUMBER, (void)) \
  X(account_balance, "", AMOUNT, (u64)) \
  X(account_locked_balance, "", AMOUNT, (u64)) \
  X(attached_deposit, "", AMOUNT, (u64)) \
  X(prepaid_gas, "", NUMBER, (void)) \
  X(used_gas, "", NUMBER, (void)) \
  X(random_seed, "n", NOTHING, (u64)) \
  X(sha256, "bn", NOTHING, (u64, u64, u64)) \
  X(keccak256, "bn", NOTHING, (u64, u64, u64)) \
  X(keccak512, "bn", NOTHING, (u64, u64, u64)) \
  X(ripemd160, "bn", NOTHING, (u64, u64, u64)) \
  X(ecrecover, "bbnnn", NUMBER, (u64, u64, u64, u64, u64, u64, u64)) \
  X(alt_bn128_g1_multiexp, "bn", NOTHING, (u64, u64, u64)) \
  X(alt_bn128_g1_sum, "bn", NOTHING, (u64, u64, u64)) \
  X(alt_bn128_pairing_check, "b", NUMBER, (u64, u64)) \
  X(value_return, "b", NOTHING, (u64, u64)) \
  X(panic_utf8, "b", NOTHING, (u64, u64)) \
  X(log_utf8, "b", NOTHING, (u64, u64)) \
  X(log_utf16, "b", NOTHING, (u64, u64)) \
  X(promise_create, "ssban", NUMBER, (u64, u64, u64, u64, u64, u64, u64, u64)) \
  X(promise_then, "nssban", NUMBER, (u64, u64, u64, u64, u64, u64, u64, u64, u64)) \
  X(promise_batch_create, "s", NUMBER, (u64, u64)) \
  X(promise_batch_then, "ns", NUMBER, (u64, u64, u64)) \
  X(promise_batch_action_create_account, "n", NOTHING, (u64)) \
  X(promise_batch_action_deploy_contract, "nb", NOTHING, (u64, u64, u64)) \
  X(promise_batch_action_function_call, "nsban", NOTHING, (u64, u64, u64, u64, u64, u64, u64)) \
  X(promise_batch_action_function_call_weight, "nsbann", NOTHING, (u64, u64, u64, u64, u64, u64, u64, u64)) \
  X(promise_batch_action_transfer, "na", NOTHING, (u64, u64)) \
  X(promise_batch_action_stake, "nab", NOTHING, (u64, u64, u64, u64)) \
  X(promise_batch_action_add_key_with_full_access, "nbn", NOTHING, (u64, u64, u64, u64)) \
  X(promise_batch_action_add_key_with_function_call, "nbnass", NOTHING, (u64, u64, u64, u64, u64, u64, u64, u64, u64)) \
  X(promise_batch_action_delete_key, "nb", NOTHING, (u64, u64, u64)) \
  X(promise_batch_action_delete_account, "ns", NOTHING, (u64, u64, u64)) \
  X(promise_results_count, "", NUMBER, (void)) \
  X(promise_result, "nn", NUMBER, (u64, u64)) \
  X(promise_return, "n", NOTHING, (u64)) \
  X(storage_write, "bbn", NUMBER, (u64, u64, u64, u64, u64)) \
  X(storage_read, "bn", NUMBER, (u64, u64, u64)) \
  X(storage_remove, "bn", NUMBER, (u64, u64, u64)) \
  X(storage_has_key, "b", NUMBER, (u64, u64)) \
  X(validator_stake, "s", AMOUNT, (u64, u64, u64)) \
  X(validator_total_stake, "", AMOUNT, (u64))

enum Result { NOTHING, NUMBER, AMOUNT };
#define C_NOTHING void
#define C_NUMBER u64
#define C_AMOUNT void

#define IMPORT(name) __attribute__((import_module("env"), import_name(#name))) extern
#define DECLARE(name, arguments, result, parameters) IMPORT(name) C_##result near_##name parameters;
HOST_FUNCTIONS(DECLARE)
IMPORT(read_register) void near_read_register(u64, u64);
IMPORT(promise_and) u64 near_promise_and(u64, u64);
IMPORT(panic) void near_panic(void);

typedef struct {
  void *function;
  const char *name, *arguments;
  enum Result result;
} HostFunction;

static const HostFunction host_functions[] = {
#define ROW(name, arguments, result, parameters) {(void *)near_##name, #name, arguments, result},
    HOST_FUNCTIONS(ROW)
#undef ROW
};

#define MOST_WORDS 9

/** WebAssembly checks a call's type: each number of words has its own. */
static u64 call_words(const HostFunction *host, int count, const u64 *w) {
#define EACH_COUNT(X) \
  X(0, (void), ()) \
  X(1, (u64), (w[0])) \
  X(2, (u64, u64), (w[0], w[1])) \
  X(3, (u64, u64, u64), (w[0], w[1], w[2])) \
  X(4, (u64, u64, u64, u64), (w[0], w[1], w[2], w[3])) \
  X(5, (u64, u64, u64, u64, u64), (w[0], w[1], w[2], w[3], w[4])) \
  X(6, (u64, u64, u64, u64, u64, u64), (w[0], w[1], w[2], w[3], w[4], w[5])) \
  X(7, (u64, u64, u64, u64, u64, u64, u64), (w[0], w[1], w[2], w[3], w[4], w[5], w[6])) \
  X(8, (u64, u64, u64, u64, u64, u64, u64, u64), (w[0], w[1], w[2], w[3], w[4], w[5], w[6], w[7])) \
  X(9, (u64, u64, u64, u64, u64, u64, u64, u64, u64), (w[0], w[1], w[2], w[3], w[4], w[5], w[6], w[7], w[8]))
#define WITH_RESULT(n, types, words) case n: return ((u64 (*) types)host->function) words;
#define WITHOUT_RESULT(n, types, words) case n: ((void (*) types)host->function) words; return 0;
  if (host->result == NUMBER) {
    switch (count) { EACH_COUNT(WITH_RESULT) }
  }
  switch (count) { EACH_COUNT(WITHOUT_RESULT) }
  __builtin_trap();
}

static u64 address(const void *bytes) { return (uintptr_t)bytes; }

static bool to_number(JSContext *context, JSValueConst value, u64 *number) {
  return (JS_IsNumber(value) || JS_IsBigInt(value)) && JS_ToInt64Ext(context, (int64_t *)number, value) == 0;
}

static bool to_bytes(JSContext *context, JSValueConst value, u64 words[2]) {
  size_t length = 0;
  const uint8_t *bytes = JS_GetUint8Array(context, &length, value);
  if (bytes == NULL && JS_HasException(context)) {
    JS_FreeValue(context, JS_GetException(context));
    return false;
  }
  words[0] = length;
  words[1] = address(bytes);
  return true;
}

/** Strings stay where they are until the call ends. */
static bool to_text(JSContext *context, JSValueConst value, u64 words[2]) {
  size_t length;
  const char *text = JS_ToCStringLen(context, &length, value);
  if (text == NULL) return false;
  words[0] = length;
  words[1] = address(text);
  return true;
}

/** Reads the digits: JavaScript gives no 128 bits at once. */
static bool to_amount(JSContext *context, JSValueConst value, u64 amount[2]) {
  uint32_t limbs[4] = {0};
  if (!JS_IsNumber(value) && !JS_IsBigInt(value)) return false;
  for (const char *digit = JS_ToCString(context, value); *digit; digit++) {
    if (*digit < '0' || *digit > '9') return false;
    u64 carry = (u64)(*digit - '0');
    for (int i = 0; i < 4; i++) {
      carry += (u64)limbs[i] * 10;
      limbs[i] = (uint32_t)carry;
      carry >>= 32;
    }
    if (carry) return false;
  }
  memcpy(amount, limbs, sizeof limbs);
  return true;
}

static JSValue from_amount(JSContext *context, const u64 amount[2]) {
  if (amount[1] == 0) return JS_NewBigUint64(context, amount[0]);
  char digits[34] = "0x";
  for (int i = 0; i < 32; i++) digits[2 + i] = "0123456789abcdef"[amount[i < 16] >> (60 - i % 16 * 4) & 15];
  JSValue global = JS_GetGlobalObject(context), big_int = JS_GetPropertyStr(context, global, "BigInt");
  JSValue text = JS_NewStringLen(context, digits, sizeof digits);
  return JS_Call(context, big_int, JS_UNDEFINED, 1, &text);
}

static JSValue expected(JSContext *context, const char *function, int position, char kind) {
  const char *what = kind == 'n' ? "a number of 64 bits" : kind == 'b' ? "a Uint8Array" : kind == 's' ? "a string" : "an amount of 128 bits";
  return JS_ThrowTypeError(context, "%s expects %s as argument %d", function, what, position + 1);
}

static JSValue call_host(JSContext *context, JSValueConst self, int count, JSValueConst *values, int index) {
  const HostFunction *host = &host_functions[index];
  u64 words[MOST_WORDS], amounts[2][2];
  int word = 0, amount = 0;
  for (int i = 0; host->arguments[i]; i++) {
    bool fits = false;
    switch (host->arguments[i]) {
    case 'n': fits = to_number(context, values[i], &words[word]); word += 1; break;
    case 'b': fits = to_bytes(context, values[i], &words[word]); word += 2; break;
    case 's': fits = to_text(context, values[i], &words[word]); word += 2; break;
    case 'a': fits = to_amount(context, values[i], amounts[amount]); words[word++] = address(amounts[amount++]); break;
    }
    if (!fits) return JS_HasException(context) ? JS_EXCEPTION : expected(context, host->name, i, host->arguments[i]);
  }
  if (host->result == AMOUNT) words[word++] = address(amounts[amount]);
  u64 result = call_words(host, word, words);
  switch (host->result) {
  case NOTHING: return JS_UNDEFINED;
  case NUMBER: return JS_NewBigUint64(context, result);
  case AMOUNT: return from_amount(context, amounts[amount]);
  }
}

/** Resized to nothing, they are freed. */
static void *resize_owned(JSRuntime *runtime, void *opaque, void *bytes, size_t length) { return js_realloc_rt(runtime, bytes, length); }

static JSValue own_bytes(JSContext *context, uint8_t *bytes, size_t length) {
  return JS_NewUint8Array(context, bytes, length, resize_owned, NULL, false);
}

static JSValue read_register(JSContext *context, JSValueConst self, int count, JSValueConst *values) {
  u64 id;
  if (!to_number(context, values[0], &id)) return expected(context, "read_register", 0, 'n');
  u64 length = near_register_len(id);
  if (length == UINT64_MAX) return JS_UNDEFINED;
  uint8_t *bytes = js_malloc(context, length + 1);
  near_read_register(id, address(bytes));
  return own_bytes(context, bytes, length);
}

static JSValue promise_and(JSContext *context, JSValueConst self, int count, JSValueConst *values) {
  u64 *promises = js_malloc(context, sizeof(u64) * (count + 1));
  for (int i = 0; i < count; i++) {
    if (!to_number(context, values[i], &promises[i])) return expected(context, "promise_and", i, 'n');
  }
  return JS_NewBigUint64(context, near_promise_and(address(promises), count));
}

static JSValue panic(JSContext *context, JSValueConst self, int count, JSValueConst *values) {
  u64 text[2];
  if (count == 0) near_panic();
  if (!to_text(context, values[0], text)) return JS_EXCEPTION;
  near_panic_utf8(text[0], text[1]);
  __builtin_unreachable();
}

static JSValue log_text(JSContext *context, JSValueConst self, int count, JSValueConst *values) {
  u64 text[2];
  if (!to_text(context, values[0], text)) return JS_EXCEPTION;
  near_log_utf8(text[0], text[1]);
  return JS_UNDEFINED;
}

static JSValue utf8_to_bytes(JSContext *context, JSValueConst self, int count, JSValueConst *values) {
  u64 text[2];
  if (!to_text(context, values[0], text)) return JS_EXCEPTION;
  return JS_NewUint8ArrayCopy(context, (const uint8_t *)(uintptr_t)text[1], text[0]);
}

static JSValue bytes_to_utf8(JSContext *context, JSValueConst self, int count, JSValueConst *values) {
  u64 bytes[2];
  if (!to_bytes(context, values[0], bytes)) return expected(context, "uint8array_to_utf8_string", 0, 'b');
  return JS_NewStringLen(context, (const char *)(uintptr_t)bytes[1], bytes[0]);
}

/** In Latin-1 a byte is a character. In UTF-8, in which QuickJS hands out text, those from 128 on take two bytes. */
static JSValue latin1_to_bytes(JSContext *context, JSValueConst self, int count, JSValueConst *values) {
  u64 text[2];
  if (!to_text(context, values[0], text)) return JS_EXCEPTION;
  const uint8_t *at = (const uint8_t *)(uintptr_t)text[1], *end = at + text[0];
  uint8_t *bytes = js_malloc(context, text[0] + 1);
  size_t length = 0;
  while (at < end) {
    if (*at >= 0xc4) return JS_ThrowTypeError(context, "latin1_string_to_uint8array expects characters up to 255");
    bytes[length++] = *at < 0x80 ? *at : (uint8_t)(at[0] << 6 | (at[1] & 0x3f));
    at += *at < 0x80 ? 1 : 2;
  }
  return own_bytes(context, bytes, length);
}

static JSValue bytes_to_latin1(JSContext *context, JSValueConst self, int count, JSValueConst *values) {
  u64 words[2];
  if (!to_bytes(context, values[0], words)) return expected(context, "uint8array_to_latin1_string", 0, 'b');
  const uint8_t *at = (const uint8_t *)(uintptr_t)words[1], *end = at + words[0];
  char *text = js_malloc(context, 2 * words[0] + 1);
  size_t length = 0;
  for (; at < end; at++) {
    if (*at >= 0x80) text[length++] = (char)(0xc0 | *at >> 6);
    text[length++] = (char)(*at < 0x80 ? *at : 0x80 | (*at & 0x3f));
  }
  JSValue string = JS_NewStringLen(context, text, length);
  js_free(context, text);
  return string;
}

enum {
#define INDEX(name, arguments, result, parameters) INDEX_##name,
  HOST_FUNCTIONS(INDEX)
#undef INDEX
};

static const JSCFunctionListEntry env_functions[] = {
#define ENTRY(name, arguments, result, parameters) JS_CFUNC_MAGIC_DEF(#name, sizeof(arguments) - 1, call_host, INDEX_##name),
    HOST_FUNCTIONS(ENTRY)
#undef ENTRY
    JS_CFUNC_DEF("read_register", 1, read_register),
    JS_CFUNC_DEF("promise_and", 1, promise_and),
    JS_CFUNC_DEF("panic", 1, panic),
    JS_CFUNC_DEF("log", 1, log_text),
    JS_CFUNC_DEF("utf8_string_to_uint8array", 1, utf8_to_bytes),
    JS_CFUNC_DEF("uint8array_to_utf8_string", 1, bytes_to_utf8),
    JS_CFUNC_DEF("latin1_string_to_uint8array", 1, latin1_to_bytes),
    JS_CFUNC_DEF("uint8array_to_latin1_string", 1, bytes_to_latin1),
};

void near_add_env(JSContext *context) {
  JSValue global = JS_GetGlobalObject(context), env = JS_NewObject(context);
  JS_SetPropertyFunctionList(context, env, env_functions, sizeof env_functions / sizeof *env_functions);
  JS_SetPropertyStr(context, global, "env", env);
  JS_FreeValue(context, global);
}

void near_panic_with(JSContext *context, JSValueConst error) {
  u64 message[2] = {0}, stack[2] = {0};
  bool is_object = JS_IsObject(error);
  to_text(context, is_object ? JS_GetPropertyStr(context, error, "message") : error, message);
  if (is_object) to_text(context, JS_GetPropertyStr(context, error, "stack"), stack);
  char *text = js_malloc(context, message[0] + 1 + stack[0]);
  memcpy(text, (const char *)(uintptr_t)message[1], message[0]);
  text[message[0]] = '\n';
  memcpy(text + message[0] + 1, (const char *)(uintptr_t)stack[1], stack[0]);
  near_panic_utf8(message[0] + 1 + stack[0], address(text));
  __builtin_unreachable();
}
