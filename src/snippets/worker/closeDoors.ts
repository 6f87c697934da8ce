/**
 * The ways out of a worker. The frame's Content-Security-Policy shuts those to the network and its opaque origin those
 * to storage; this makes what is left plain to the reader, and keeps the worker from flooding its frame.
 */
const doors = [
  'postMessage',
  'XMLHttpRequest',
  'WebSocket',
  'WebSocketStream',
  'WebTransport',
  'EventSource',
  'importScripts',
  'Worker',
  'SharedWorker',
  'BroadcastChannel',
  'indexedDB',
  'caches',
  'RTCPeerConnection',
] as const;

function shut(name: string): () => never {
  return function shutDoor() {
    throw new Error(
      `${name} is not there for a snippet: its only way out is the network of its lesson, through near-api-js or fetch.`,
    );
  };
}

/** Takes the doors off the worker's global object and off what it inherits from. */
export function closeDoors(scope: object): void {
  for (const name of doors) {
    for (let holder: object | null = scope; holder !== null; holder = Object.getPrototypeOf(holder)) {
      if (Object.hasOwn(holder, name)) Reflect.deleteProperty(holder, name);
    }
    Object.defineProperty(scope, name, { value: shut(name), configurable: false, writable: false });
  }
}
