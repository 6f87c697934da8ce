import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync } from 'node:fs';
import { createGenesis, keyPairFromSeed } from '../../near/index.ts';
import { parseAccountId } from '../../near/primitives/accountId.ts';
import { formatPublicKey, parsePublicKey } from '../../near/primitives/key.ts';
import type { PublicKey } from '../../near/primitives/key.ts';
import type { StateRecord } from '../../near/index.ts';
import { genesisConfigView } from '../../near/rpc/genesisJson.ts';
import { stateRecordView } from '../../near/rpc/recordJson.ts';
import { UsageError } from '../usageError.ts';
import type { Home, KeyFile } from './home.ts';
import { readFields, writeJson } from './home.ts';
import { initialConfig } from './nodeConfig.ts';

const NEAR = 10n ** 24n;
const BALANCE = 1_000_000_000n * NEAR;
const STAKE = 50_000_000n * NEAR;
/** The account that funds the others; its key is in validator_key.json. */
const ROOT = 'test.near';
/** The registrar's key, which is the same in each sandbox. */
const NEAR_KEY = parsePublicKey('ed25519:546XB2oHhj7PzUKHiH9Xve3Ze5q1JiW2WTh6abXFED3c');
/** What nearcore's near-sandbox starts with. */
const USUAL_PROTOCOL_VERSION = 87;

/**
 * Writes the files that a node starts from. Files that are there already stay as they are.
 * @see nearcore nearcore/src/config.rs `init_configs`
 */
export function initHome(
  home: Home,
  { fast, chainId }: { readonly fast: boolean; readonly chainId: string | undefined },
): void {
  mkdirSync(home.folder, { recursive: true });
  const write = (file: string, make: () => unknown): void => {
    if (!existsSync(file)) writeJson(file, make());
  };
  write(home.config, () => initialConfig(fast));
  write(home.nodeKey, () => randomKeyFile('node'));
  write(home.validatorKey, () => randomKeyFile(ROOT));
  write(home.genesis, () => {
    const { account_id: id, public_key: key } = readFields(home.validatorKey) as unknown as KeyFile;
    return genesisJson(id, parsePublicKey(key), chainId ?? `test-chain-${randomText(5)}`, fast ? 60 : 500);
  });
}

function genesisJson(validatorId: string, key: PublicKey, chainId: string, epochLength: number) {
  const accountId = parseAccountId(validatorId);
  const genesis = {
    ...createGenesis({
      chainId,
      protocolVersion: protocolVersion(),
      epochLength,
      time: BigInt(Date.now()) * 1_000_000n,
    }),
    transactionValidityPeriod: 100,
    validators: [{ accountId, publicKey: key, amount: STAKE }],
    totalSupply: 2n * BALANCE + STAKE,
  };
  const records = [...accountRecords(validatorId, key, STAKE), ...accountRecords('near', NEAR_KEY, 0n)];
  return { ...genesisConfigView(genesis), records: records.map(stateRecordView) };
}

function protocolVersion(): number {
  const wanted = process.env['CROSSCALL_PROTOCOL_VERSION'] ?? String(USUAL_PROTOCOL_VERSION);
  if (['86', '87', '88'].includes(wanted)) return Number(wanted);
  throw new UsageError(`Expected CROSSCALL_PROTOCOL_VERSION to be 86, 87 or 88, got “${wanted}”.`);
}

/** An account with its key. Its storage is counted when the chain begins. */
function accountRecords(id: string, publicKey: PublicKey, locked: bigint): StateRecord[] {
  const accountId = parseAccountId(id);
  return [
    {
      type: 'Account',
      accountId,
      account: { version: 1, amount: BALANCE, locked, contract: { type: 'None' }, storageUsage: 0 },
    },
    { type: 'AccessKey', accountId, publicKey, accessKey: { nonce: 0n, permission: { type: 'FullAccess' } } },
  ];
}

function randomKeyFile(accountId: string): KeyFile {
  const { publicKey, secretKey } = keyPairFromSeed(randomBytes(32).toString('hex'));
  return { account_id: accountId, public_key: formatPublicKey(publicKey), secret_key: secretKey };
}

function randomText(length: number): string {
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
  return Array.from(randomBytes(length), (byte) => letters[byte % letters.length]).join('');
}
