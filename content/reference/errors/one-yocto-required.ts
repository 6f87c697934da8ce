import { Account } from 'near-api-js';
import { alice, rpc, token } from 'crosscall/lesson';

const account = new Account(alice.id, rpc, alice.signer);
await account.callFunction({
  contractId: token.id,
  methodName: 'ft_transfer',
  args: { receiver_id: 'mallory.test', amount: '1' },
});
