import { LookupMap, NearBindgen, assert, call, view } from 'near-sdk-js';

/** Counts visitors, each of them once. */
@NearBindgen({})
export class Counter {
  total: number = 0;
  /** The number that each visitor got. */
  numbers: LookupMap<number> = new LookupMap<number>('n');

  /** Counts a visitor and keeps the deposit as its fee, which may be nothing. */
  @call({ payableFunction: true })
  count({ name }: { name: string }): number {
    assert(typeof name === 'string', 'name must be a string');
    assert(!this.numbers.containsKey(name), `${name} has been counted already`);
    this.total += 1;
    this.numbers.set(name, this.total);
    return this.total;
  }

  @view({})
  get_count(): number {
    return this.total;
  }

  @view({})
  has_counted({ name }: { name: string }): boolean {
    assert(typeof name === 'string', 'name must be a string');
    return this.numbers.containsKey(name);
  }
}
