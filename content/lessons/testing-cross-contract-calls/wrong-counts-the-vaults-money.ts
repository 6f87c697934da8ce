import { Account } from 'near-api-js';
import { mallory, rpc, tera, vault } from 'crosscall/lesson';

const account = new Account(mallory.id, rpc, mallory.signer);
const call = (methodName: string, args: object) =>
  account.callFunction({ contractId: vault.id, methodName, args, gas: 30n * tera });
const books = async () =>
  BigInt(
    (await rpc.callFunction({
      contractId: vault.id,
      method: 'balance_of',
      args: { account_id: mallory.id },
    })) as string,
  );

const NEAR = 10n ** 24n;
const inNear = (yocto: bigint) => (yocto + NEAR / 2n) / NEAR;
const holdings = async () => inNear(BigInt((await rpc.viewAccount({ accountId: vault.id })).amount));

const before = await books();
await call('withdraw_to', { receiver_id: `nobody.${vault.id}`, amount: before.toString() });
if ((await books()) !== before) throw new Error('What could not be paid is not on the books again.');

const atFirst = await holdings();
const withdraw = () => call('withdraw', { amount: before.toString() });
await Promise.allSettled([withdraw(), withdraw()]);
if ((await holdings()) !== atFirst - inNear(before)) throw new Error('The vault did not pay exactly once.');
