import { Account, actions } from 'near-api-js';
import { alice, bob, rpc } from 'crosscall/lesson';

const account = new Account(alice.id, rpc, alice.signer);
const sign = (amount: bigint) =>
  account.createSignedTransaction({ receiverId: bob.id, actions: [actions.transfer(amount)] });

const first = await sign(1n);
const second = await sign(2n);
await rpc.sendTransaction(second);
await rpc.sendTransaction(first); // its nonce is the smaller one
