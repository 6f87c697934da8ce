import { Account } from 'near-api-js';
import { alice, bob, oracle, rpc, tera } from 'crosscall/lesson';

const account = new Account(alice.id, rpc, alice.signer);

// Sent, and not awaited: it waits for bob.
const answer = account.callFunction({
  contractId: oracle.id,
  methodName: 'ask',
  args: { question: 'Has parcel 17 arrived?' },
  gas: 30n * tera,
});
const open = () =>
  rpc.callFunction<unknown[]>({
    contractId: oracle.id,
    method: 'get_open',
    args: {},
  });
while ((await open())?.length === 0) {
  await new Promise((later) => setTimeout(later, 50));
}
await new Account(bob.id, rpc, bob.signer).callFunction({
  contractId: oracle.id,
  methodName: 'answer',
  args: { id: 0, answer: 'yes' },
  gas: 30n * tera,
});
console.log(await answer);
