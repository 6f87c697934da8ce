/**
 * A map that only grows and never changes: `with` gives a larger one that shares the old one's parts, so that keeping
 * one is a snapshot. A few maps of falling size, newest last; two of similar size are merged.
 */
export class LayeredIndex<K, V> {
  readonly #layers: readonly ReadonlyMap<K, V>[];

  constructor(layers: readonly ReadonlyMap<K, V>[] = []) {
    this.#layers = layers;
  }

  get(key: K): V | undefined {
    for (let i = this.#layers.length - 1; i >= 0; i--) {
      const value = this.#layers[i]?.get(key);
      if (value !== undefined) return value;
    }
    return undefined;
  }

  has(key: K): boolean {
    return this.get(key) !== undefined;
  }

  with(entries: Iterable<readonly [K, V]>): LayeredIndex<K, V> {
    let top: ReadonlyMap<K, V> = new Map(entries);
    if (top.size === 0) return this;
    const layers = [...this.#layers];
    for (let below = layers.at(-1); below !== undefined && below.size < 2 * top.size; below = layers.at(-1)) {
      layers.pop();
      top = new Map([...below, ...top]);
    }
    return new LayeredIndex([...layers, top]);
  }
}
