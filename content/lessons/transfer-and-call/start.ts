import { Account } from 'near-api-js';
import { alice, rpc, swap, tera, token } from 'crosscall/lesson';

const account = new Account(alice.id, rpc, alice.signer);

const used = await account.callFunction({
  contractId: token.id,
  methodName: 'ft_transfer_call',
  args: { receiver_id: swap.id, amount: '25', msg: '' },
  deposit: 1n,
  gas: 50n * tera,
});
console.log('used:', used);

for (const { id } of [alice, swap]) {
  const balance = await rpc.callFunction({
    contractId: token.id,
    method: 'ft_balance_of',
    args: { account_id: id },
  });
  console.log(`${id}:`, balance);
}
