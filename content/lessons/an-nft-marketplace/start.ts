import { Account } from 'near-api-js';
import { alice, bob, mallory, market, nft } from 'crosscall/lesson';
import { rpc, tera } from 'crosscall/lesson';

const NEAR = 10n ** 24n;
const gas = 50n * tera;
const buyer = new Account(bob.id, rpc, bob.signer);
const artist = new Account(alice.id, rpc, alice.signer);

// A buyer pays the price, and one yoctoNEAR for the transfer.
const buy = (token_id: string, price: bigint) =>
  buyer.callFunction({
    contractId: market.id,
    methodName: 'buy',
    args: { token_id },
    deposit: price + 1n,
    gas,
  });

const give = (token_id: string, receiver_id: string) =>
  artist.callFunction({
    contractId: nft.id,
    methodName: 'nft_transfer',
    args: { token_id, receiver_id },
    deposit: 1n,
    gas,
  });

// All three are sent at the same moment.
const [dawn, dusk] = await Promise.all([
  buy('dawn', 10n * NEAR),
  buy('dusk', 5n * NEAR),
  give('dusk', mallory.id),
]);
console.log('dawn sold:', dawn);
console.log('dusk sold:', dusk);

for (const token_id of ['dawn', 'dusk']) {
  const token = await rpc.callFunction<{ owner_id: string }>({
    contractId: nft.id,
    method: 'nft_token',
    args: { token_id },
  });
  console.log(token_id, 'belongs to', token?.owner_id);
}
