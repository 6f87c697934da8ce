import { Worker, parseNEAR } from 'near-workspaces';
import type { NearAccount } from 'near-workspaces';
import { afterEach, beforeEach, expect, it } from 'vitest';

let worker: Worker;
let mallory: NearAccount;

beforeEach(async () => {
  worker = await Worker.init();
  mallory = await worker.rootAccount.createSubAccount('mallory', { initialBalance: BigInt(parseNEAR('100')) });
});
afterEach(() => worker.tearDown());

const ten = parseNEAR('10');
const gas = 30n * 10n ** 12n;

/** A vault with 20 NEAR of somebody’s in it, and 10 of mallory’s. */
async function openVault(contract: string): Promise<NearAccount> {
  const { rootAccount } = worker;
  const vault = await rootAccount.devDeploy(`public/contracts/${contract}.wasm`);
  await rootAccount.call(vault, 'deposit', {}, { attachedDeposit: BigInt(parseNEAR('20')) });
  await mallory.call(vault, 'deposit', {}, { attachedDeposit: BigInt(ten) });
  return vault;
}

const books = (vault: NearAccount) => vault.view('balance_of', { account_id: mallory.accountId });

const purse = async () => BigInt((await mallory.balance()).total);

/** Asks for 10 NEAR twice, in one transaction: both have run before either callback. */
const withdrawTwice = (vault: NearAccount) =>
  mallory
    .batch(vault)
    .functionCall('withdraw', { amount: ten }, { gas })
    .functionCall('withdraw', { amount: ten }, { gas })
    .transact();

it('puts back what could not be paid', async () => {
  const vault = await openVault('vault');
  const end = await mallory.callRaw(vault, 'withdraw_to', { receiver_id: 'nobody.test.near', amount: ten });
  expect(end.parseResult()).toBe(false);
  expect(end.receiptFailures).toHaveLength(1);
  expect(await books(vault)).toBe(ten);
});

it('refuses what would be paid twice', async () => {
  const vault = await openVault('vault');
  const end = await withdrawTwice(vault);
  expect(end.receiptFailureMessagesContain('the amount is more than your balance')).toBe(true);
  expect(await books(vault)).toBe(ten);
});

it('finds out the careless vault', async () => {
  const vault = await openVault('careless-vault');
  const before = await purse();
  const end = await withdrawTwice(vault);
  expect(end.receiptFailures).toEqual([]);
  expect((await purse()) - before).toBeGreaterThan(BigInt(parseNEAR('19')));
});

it('sends two equal calls at the same moment as one and the same transaction', async () => {
  const vault = await openVault('careless-vault');
  const withdraw = () => mallory.callRaw(vault, 'withdraw', { amount: ten });
  const [one, other] = await Promise.all([withdraw(), withdraw()]);
  expect(one.result.transaction_outcome.id).toBe(other.result.transaction_outcome.id);
});
