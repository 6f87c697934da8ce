import type { LessonAccount, LessonGenesis, SetupCall } from '../network/types.ts';

/** A contract of the course, deployed. */
export interface WorldContract {
  readonly id: string;
  /** Its name in `public/contracts/manifest.json`. */
  readonly contract: string;
  /** Called by the contract's own account before the lesson begins. */
  readonly init?: { readonly methodName: string; readonly args: unknown };
}

/** Who and what stands on a lesson's network before the reader's first run, by the names that snippets import. */
export interface World {
  /** Accounts that the reader signs for. */
  readonly people: Readonly<Record<string, string>>;
  readonly contracts: Readonly<Record<string, WorldContract>>;
  /** NEAR of accounts that have neither a person's 100 nor a contract's 10, by account id. */
  readonly balances?: Readonly<Record<string, number>>;
  /** Calls made before the lesson begins, after the contracts' own. Their `code` is a name in the manifest. */
  readonly setup?: readonly SetupCall[];
  /**
   * What is shown depends on the block in which each of several transactions stands. The tests then leave time between blocks, as
   * the page does; with blocks at once, a transaction and all its refunds would be over before the next one arrives.
   */
  readonly sideBySide?: boolean;
}

/** Long enough for what a snippet sends side by side to stand in one block. */
export const PACED = { type: 'Interval', milliseconds: 250 } as const;

const near = 10n ** 24n;
/** Every lesson's first transaction stands in block 101. */
const snapshotHeight = 100;
const snapshotTime = '2027-01-01T00:00:00.000Z';

/**
 * Turns a world into what the embedded network starts from.
 * @param wasm gives a contract's Wasm, or the address it is fetched from, by its name in the manifest
 */
export function worldToGenesis(world: World, wasm: (contract: string) => string | Uint8Array): LessonGenesis {
  const balanceOf = (id: string, otherwise: number): string =>
    (BigInt(Math.round((world.balances?.[id] ?? otherwise) * 1e6)) * (near / 1_000_000n)).toString();
  const people: LessonAccount[] = Object.values(world.people).map((id) => ({
    id,
    balance: balanceOf(id, 100),
    signable: true,
  }));
  const contracts: LessonAccount[] = Object.values(world.contracts).map(({ id, contract }) => ({
    id,
    balance: balanceOf(id, 10),
    code: wasm(contract),
    signable: false,
  }));
  const inits: SetupCall[] = Object.values(world.contracts).flatMap(({ id, init }) =>
    init === undefined ? [] : [{ signerId: id, receiverId: id, ...init }],
  );
  const setup = [...inits, ...(world.setup ?? [])].map((call) =>
    typeof call.code === 'string' ? { ...call, code: wasm(call.code) } : call,
  );
  return { accounts: [...people, ...contracts], setup, height: snapshotHeight, time: snapshotTime };
}

/** The accounts of a world by the names that snippets import. */
export function worldAccountIds(world: World): Readonly<Record<string, string>> {
  const contracts = Object.entries(world.contracts).map(([name, { id }]) => [name, id] as const);
  return { ...world.people, ...Object.fromEntries(contracts) };
}
