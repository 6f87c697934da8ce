import { Account } from 'near-api-js';
import { alice, bob, escrow, oracle, rpc, skipBlocks, tera } from 'crosscall/lesson';

const buyer = new Account(alice.id, rpc, alice.signer);
const courier = new Account(bob.id, rpc, bob.signer);
const look = () =>
  rpc.callFunction<[number, string][]>({
    contractId: oracle.id,
    method: 'get_open',
    args: {},
  });

for (const word of ['yes', null]) {
  const bought = buyer.callFunction({
    contractId: escrow.id,
    methodName: 'buy',
    args: { parcel: '17' },
    deposit: 2n * 10n ** 24n,
    gas: 100n * tera,
  });
  let open = await look();
  while (!open?.length) {
    await new Promise((later) => setTimeout(later, 50));
    open = await look();
  }
  const args = { id: open[0]?.[0], answer: word };
  if (word === null) await skipBlocks(200);
  else await courier.callFunction({ contractId: oracle.id, methodName: 'answer', args, gas: 30n * tera });
  console.log(word, 'paid:', await bought);
}
