import { Account } from 'near-api-js';
import { alice, bob, escrow, oracle, rpc, tera } from 'crosscall/lesson';

const buyer = new Account(alice.id, rpc, alice.signer);
const courier = new Account(bob.id, rpc, bob.signer);

// Alice buys. What comes of it, we ask further down.
const bought = buyer.callFunction({
  contractId: escrow.id,
  methodName: 'buy',
  args: { parcel: '17' },
  deposit: 2n * 10n ** 24n,
  gas: 60n * tera,
});

// Bob looks again and again whether oracle wants to know something.
const look = () =>
  rpc.callFunction<[number, string][]>({
    contractId: oracle.id,
    method: 'get_open',
    args: {},
  });
let open = await look();
while (!open?.length) {
  await new Promise((later) => setTimeout(later, 50));
  open = await look();
}
for (const [id, question] of open) {
  console.log('bob is asked:', question);
  await courier.callFunction({
    contractId: oracle.id,
    methodName: 'answer',
    args: { id, answer: 'yes' },
    gas: 30n * tera,
  });
}
console.log('the shop is paid:', await bought);
