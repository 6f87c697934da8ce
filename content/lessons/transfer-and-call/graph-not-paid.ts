import { Account } from 'near-api-js';
import { alice, rpc, swap, tera, token } from 'crosscall/lesson';

await new Account(alice.id, rpc, alice.signer).callFunction({
  contractId: token.id,
  methodName: 'ft_transfer_call',
  args: { receiver_id: swap.id, amount: '25', msg: 'nobody.test' },
  deposit: 1n,
  gas: 50n * tera,
});
