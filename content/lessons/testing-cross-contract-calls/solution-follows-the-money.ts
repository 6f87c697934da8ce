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

const YOCTO_FOR_GAS = 10n ** 23n;
const purse = async () => BigInt((await rpc.viewAccount({ accountId: mallory.id })).amount);

/** What mallory has, in her purse and on the books, must not change: whatever she does, gas apart. */
async function keepsWhatThereIs(action: () => Promise<unknown>) {
  const before = (await purse()) + (await books());
  await action();
  const change = (await purse()) + (await books()) - before;
  if (change > 0n) throw new Error(`Mallory has made ${change} yoctoNEAR out of nothing.`);
  if (change < -YOCTO_FOR_GAS) throw new Error(`Mallory has lost ${-change} yoctoNEAR.`);
}

const third = (await books()) / 3n;
const withdraw = (amount: bigint) => call('withdraw', { amount: amount.toString() });
await keepsWhatThereIs(() => call('withdraw_to', { receiver_id: `nobody.${vault.id}`, amount: third.toString() }));
await keepsWhatThereIs(() => Promise.allSettled([withdraw(3n * third), withdraw(3n * third)]));
