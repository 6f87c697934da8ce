// A contract that tries what near-sdk-js and the engine can do; compiled and run by tests/contracts/engine.test.ts.
import { LookupMap, NearBindgen, NearPromise, UnorderedMap, Vector, bytes, call, near, str, view } from 'near-sdk-js';

class Point {
  static schema = { x: 'number' };
  x: number = 0;
}

@NearBindgen({})
export class Probe {
  static schema = { point: Point, names: { class: UnorderedMap, value: 'string' }, powers: LookupMap, lengths: Vector };
  point: Point = new Point();
  names: UnorderedMap<string> = new UnorderedMap<string>('n');
  powers: LookupMap<bigint> = new LookupMap<bigint>('p');
  lengths: Vector<number> = new Vector<number>('l');

  @call({})
  put({ key, value }: { key: string; value: string }): void {
    this.names.set(key, value);
    this.powers.set(key, BigInt(value.length) ** 40n);
    this.lengths.push(value.length);
    this.point.x += 1;
  }

  @view({})
  all(): unknown {
    return { names: this.names.toArray(), lengths: this.lengths.toArray(), x: this.point.x };
  }

  @view({})
  power({ key }: { key: string }): bigint | null {
    return this.powers.get(key);
  }

  @call({ payableFunction: true })
  deposit(): bigint {
    return near.attachedDeposit();
  }

  @view({})
  hashes(): string[] {
    const hex = (hash: Uint8Array) => [...hash].map((byte) => byte.toString(16).padStart(2, '0')).join('');
    return [near.sha256, near.keccak256, near.ripemd160].map((hash) => hex(hash(bytes('near'))));
  }

  @view({})
  latin({ text }: { text: string }): unknown {
    return [[...bytes(text)], str(bytes(text))];
  }

  @view({})
  context(): unknown {
    return [
      near.currentAccountId(),
      near.predecessorAccountId(),
      near.signerAccountId(),
      near.usedGas() < near.prepaidGas(),
    ];
  }

  @view({})
  language(): unknown {
    const { word } = /(\d+)-(?<word>x)/u.exec('12-x')?.groups ?? {};
    return [
      0.1 + 0.2,
      `${1e21}`,
      [3, 1, 2].sort(),
      'ÄÖ'.toLowerCase(),
      word,
      new Date(0).toISOString(),
      2n ** 100n,
      parseFloat('1.5e3x'),
    ];
  }

  @call({})
  async later(): Promise<void> {
    await null;
    near.storageWrite('later', 'yes');
  }

  @view({})
  was_later(): string | null {
    return near.storageRead('later');
  }

  @call({})
  join(): NearPromise {
    const own = (method: string) =>
      NearPromise.new(near.currentAccountId()).functionCall(method, '{}', 0n, 20_000_000_000_000n);
    return own('hashes').and(own('context')).then(own('joined'));
  }

  @call({ privateFunction: true })
  joined(): unknown {
    return [near.promiseResultsCount(), JSON.parse(near.promiseResult(1n))[0]];
  }

  @call({})
  bad_amount(): void {
    near.promiseBatchActionTransfer(near.promiseBatchCreate('probe.test'), -1n);
  }

  @call({})
  evaluate(): unknown {
    return Function('return 1')();
  }

  @call({})
  many_cycles(): void {
    for (;;) {
      const cycle: { bytes: Uint8Array; self?: unknown } = { bytes: new Uint8Array(400_000) };
      cycle.self = cycle;
    }
  }

  @call({})
  deep(): number {
    const down = (n: number): number => (n === 0 ? 0 : 1 + down(n - 1));
    return down(300);
  }
}
