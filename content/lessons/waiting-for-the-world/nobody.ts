import { Account } from 'near-api-js';
import { alice, escrow, oracle, rpc, skipBlocks, tera } from 'crosscall/lesson';

const buyer = new Account(alice.id, rpc, alice.signer);
const bought = buyer.callFunction({
  contractId: escrow.id,
  methodName: 'buy',
  args: { parcel: '17' },
  deposit: 2n * 10n ** 24n,
  gas: 60n * tera,
});

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
// Bob is ill. Two minutes go by; here, in one leap.
await skipBlocks(200);
console.log('the shop is paid:', await bought);
