// What near-sdk-js' own build writes into every contract, here once: applies decorators to a method, and runs a method as a call.
/* global env */
export function __decorate(target, key, decorators) {
  const descriptor = Object.getOwnPropertyDescriptor(target.prototype, key);
  for (const decorator of decorators.reverse()) decorator(target.prototype, key, descriptor);
  Object.defineProperty(target.prototype, key, descriptor);
}

/** Reads the state, calls the method, writes the state (a view does not), and returns the result or the promise. */
export function __invoke(Contract, method, type) {
  const state = type === 'migrate' ? null : Contract._getState();
  const isPlain = type === 'call' || type === 'view';
  if (type === 'initialize' && state) throw new Error('Contract already initialized');
  if (isPlain && !state && Contract._requireInit()) throw new Error('Contract must be initialized');
  const contract = Contract._create();
  if (isPlain && state) Contract._reconstruct(contract, state);
  const result = contract[method](Contract._getArgs());
  if (type !== 'view') Contract._saveToStorage(contract);
  if (result === undefined) return;
  if (result?.constructor?.name === 'NearPromise') result.onReturn();
  else env.value_return(Contract._serialize(result, true));
}
