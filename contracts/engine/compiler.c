// A module's source in, its bytecode out. The page runs this; no contract carries it.
#include <string.h>
#include "near.h"

#define EXPORT(name) __attribute__((export_name(#name)))

volatile struct NearPayload near_payload;

/** What `compile` leaves: the bytecode or, if `failed`, the error's message and stack with a line feed between. */
static struct { uint32_t failed, bytes, length; } outcome;

EXPORT(allocate) void *near_allocate(size_t length) { return near_allocator.js_malloc(NULL, length); }

/** An import is bound when the contract is loaded, by its name: here any module will do. */
static JSModuleDef *load_nothing(JSContext *context, const char *name, void *opaque) { return JS_NewCModule(context, name, NULL); }

static JSContext *new_context(void) {
  JSRuntime *runtime = JS_NewRuntime2(&near_allocator, NULL);
  JS_SetMaxStackSize(runtime, 0);
  JS_SetModuleLoaderFunc(runtime, NULL, load_nothing, NULL);
  JSContext *context = JS_NewContextRaw(runtime);
  JS_AddIntrinsicBaseObjects(context);
  JS_AddIntrinsicEval(context);
  JS_AddIntrinsicRegExp(context);
  JS_AddIntrinsicBigInt(context);
  return context;
}

static void fail(JSContext *context, JSValueConst error) {
  size_t message_length, stack_length;
  const char *message = JS_ToCStringLen(context, &message_length, error);
  const char *stack = JS_ToCStringLen(context, &stack_length, JS_GetPropertyStr(context, error, "stack"));
  char *text = near_allocate(message_length + 1 + stack_length);
  memcpy(text, message, message_length);
  text[message_length] = '\n';
  memcpy(text + message_length + 1, stack, stack_length);
  outcome.bytes = (uint32_t)text;
  outcome.length = message_length + 1 + stack_length;
}

/** Keeps the names and lines that a stack shows, and leaves the source out. */
EXPORT(compile) void *near_compile(const char *file, const char *source, size_t length) {
  JSContext *context = new_context();
  JSValue module = JS_Eval(context, source, length, file, JS_EVAL_TYPE_MODULE | JS_EVAL_FLAG_COMPILE_ONLY);
  outcome.failed = JS_IsException(module);
  if (outcome.failed) {
    fail(context, JS_GetException(context));
    return &outcome;
  }
  size_t written;
  outcome.bytes = (uint32_t)JS_WriteObject(context, &written, module, JS_WRITE_OBJ_BYTECODE | JS_WRITE_OBJ_STRIP_SOURCE);
  outcome.length = written;
  return &outcome;
}
