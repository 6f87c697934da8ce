import { base58 } from '@scure/base';
import type { Schema } from 'borsh';
import manifest from '../../public/contracts/manifest.json' with { type: 'json' };
import type { Payload } from '../trace/trace.ts';

interface StateSchema {
  readonly state: Schema;
  /** By the prefix of a collection. */
  readonly values?: Readonly<Record<string, Schema>>;
}

/** A collection keeps its prefix among the fields, and its elements under keys of their own. */
const prefix: Schema = { array: { type: 'u8' } };
const entry: Schema = { struct: { author: 'string', text: 'string' } };
const vault: StateSchema = { state: { struct: { balances: prefix } }, values: { b: 'u128' } };

const token: Schema = {
  struct: {
    token_id: 'string',
    owner_id: 'string',
    metadata: { struct: { title: 'string' } },
    approved_account_ids: { map: { key: 'string', value: 'u64' } },
  },
};

/** How the course's contracts in Rust lay out their state: `#[near(contract_state)]` in `contracts/<name>/src/lib.rs`. One text alone is read without. */
const schemas: Readonly<Record<string, StateSchema>> = {
  counter: { state: { struct: { total: 'u32', numbers: prefix } }, values: { n: 'u32' } },
  guestbook: {
    state: { struct: { counter_id: 'string', entries: { array: { type: entry } }, busy: 'bool', pending: prefix } },
    values: { p: 'string' },
  },
  'tight-guestbook': {
    state: { struct: { counter_id: 'string', entries: { array: { type: entry } }, pending: prefix } },
    values: { p: 'string' },
  },
  vault,
  'careless-vault': vault,
  'forgetful-vault': vault,
  card: { state: { struct: { owner_id: 'string', text: 'string' } } },
  factory: { state: { struct: { cards: 'u32', code_hash: { array: { type: 'u8', len: 32 } } } } },
  payroll: {
    state: {
      struct: { people: { struct: { length: 'u32', prefix } }, wage: 'u128', next: 'u32', owed: prefix },
    },
    values: { p: 'string', o: 'u128' },
  },
  'fungible-token': { state: { struct: { balances: prefix, total_supply: 'u128' } }, values: { b: 'u128' } },
  swap: { state: { struct: { token_id: 'string', price: 'u128' } } },
  nft: {
    state: { struct: { artist_id: 'string', name: 'string', symbol: 'string', tokens: prefix, approvals: 'u64' } },
    values: { t: token },
  },
  market: {
    state: { struct: { nft_id: 'string', offers: prefix } },
    values: { o: { struct: { seller_id: 'string', price: 'u128', approval_id: 'u64' } } },
  },
  oracle: {
    state: {
      struct: {
        reporter_id: 'string',
        next_id: 'u32',
        open: { struct: { ids: { struct: { length: 'u32', prefix } }, questions: prefix } },
      },
    },
    values: { o: 'u32' },
  },
  escrow: { state: { struct: { oracle_id: 'string', shop_id: 'string' } } },
  relay: {
    state: { struct: { train_id: 'string', hotel_id: 'string', museum_id: 'string', rooms: prefix } },
    values: { r: 'u32' },
  },
  thief: { state: { struct: { vault_id: 'string', times: 'u32', stolen: 'u128' } } },
};

const byCodeHash = new Map(
  Object.entries(manifest.contracts).flatMap(([name, { sha256 }]): [string, StateSchema][] => {
    const schema = schemas[name];
    return schema
      ? [[base58.encode(Uint8Array.from(sha256.match(/../g) ?? [], (pair) => parseInt(pair, 16))), schema]]
      : [];
  }),
);

/** How a contract of the course writes the value under a key; null for other contracts and keys. */
export function schemaOfValue(codeHash: string | null, key: Payload): Schema | null {
  const schema = codeHash === null ? undefined : byCodeHash.get(codeHash);
  if (schema === undefined) return null;
  if (key.type === 'text' && key.text === 'STATE') return schema.state;
  if (key.type !== 'bytes') return null;
  return schema.values?.[String.fromCharCode(parseInt(key.hex.slice(0, 2), 16))] ?? null;
}
