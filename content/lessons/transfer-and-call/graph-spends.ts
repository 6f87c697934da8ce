import { Account } from 'near-api-js';
import { alice, liar, rpc, tera, token } from 'crosscall/lesson';

await new Account(alice.id, rpc, alice.signer).callFunction({
  contractId: token.id,
  methodName: 'ft_transfer_call',
  args: { receiver_id: liar.id, amount: '25', msg: JSON.stringify({ spend: '25', claim: '25' }) },
  deposit: 1n,
  gas: 50n * tera,
});
