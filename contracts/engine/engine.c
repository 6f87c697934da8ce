// Runs a method of a contract that was compiled to bytecode. The linker adds the bytecode, and an export for each method that calls `near_call`.
#include <string.h>
#include "near.h"

#define EXPORT(name) __attribute__((export_name(#name)))

__attribute__((used)) volatile struct NearPayload near_payload = {0};

/** Cycles wait for the collector until this much memory is taken; all else is freed as soon as nothing refers to it. */
static const size_t gc_threshold = 48 << 20;

/** No Eval: bytecode needs no parser, and the parser is a fifth of the engine. */
static JSContext *new_context(void) {
  JSRuntime *runtime = JS_NewRuntime2(&near_allocator, NULL);
  JS_SetGCThreshold(runtime, gc_threshold);
  JS_SetMaxStackSize(runtime, 0); // the network bounds the stack
  JSContext *context = JS_NewContextRaw(runtime);
  JS_AddIntrinsicBaseObjects(context);
  JS_AddIntrinsicDate(context);
  JS_AddIntrinsicRegExp(context);
  JS_AddIntrinsicJSON(context);
  JS_AddIntrinsicProxy(context);
  JS_AddIntrinsicMapSet(context);
  JS_AddIntrinsicTypedArrays(context);
  JS_AddIntrinsicPromise(context);
  JS_AddIntrinsicBigInt(context);
  near_add_env(context);
  return context;
}

static JSValue succeed(JSContext *context, JSValue value) {
  if (JS_IsException(value)) near_panic_with(context, JS_GetException(context));
  return value;
}

/** Reads the modules in their order: a module's imports are bound while it is read, so they stand before it. */
static JSValue read_modules(JSContext *context) {
  const uint8_t *at = (const uint8_t *)near_payload.modules, *end = at + near_payload.modules_length;
  JSValue last = JS_UNDEFINED;
  while (at < end) {
    uint32_t length;
    memcpy(&length, at, sizeof length);
    last = succeed(context, JS_ReadObject(context, at + sizeof length, length, JS_READ_OBJ_BYTECODE));
    at += sizeof length + ((length + 3) & ~3u);
  }
  return last;
}

static JSValue load_contract(JSContext *context) {
  JSValue module = read_modules(context);
  if (JS_ResolveModule(context, module) < 0) near_panic_with(context, JS_GetException(context));
  JSModuleDef *definition = JS_VALUE_GET_PTR(module);
  JSValue evaluated = succeed(context, JS_EvalFunction(context, module));
  if (JS_PromiseState(context, evaluated) == JS_PROMISE_REJECTED) near_panic_with(context, JS_PromiseResult(context, evaluated));
  return JS_GetModuleNamespace(context, definition);
}

EXPORT(near_call) void near_call(const char *method) {
  JSContext *context = new_context(), *of_job;
  JSValue exports = load_contract(context);
  succeed(context, JS_Call(context, JS_GetPropertyStr(context, exports, method), exports, 0, NULL));
  while (JS_ExecutePendingJob(JS_GetRuntime(context), &of_job) > 0) {}
}
