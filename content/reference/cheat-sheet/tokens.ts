import { Account } from 'near-api-js';
import { alice, rpc, swap, tera, token } from 'crosscall/lesson';

const account = new Account(alice.id, rpc, alice.signer);

const used = await account.callFunction({
  contractId: token.id,
  methodName: 'ft_transfer_call',
  args: { receiver_id: swap.id, amount: '25', msg: '' },
  deposit: 1n, // one yoctoNEAR
  gas: 50n * tera,
});
console.log(used);
