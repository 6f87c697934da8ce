import { Account } from 'near-api-js';
import { alice, bob, mallory, market, nft } from 'crosscall/lesson';
import { rpc, tera } from 'crosscall/lesson';

const NEAR = 10n ** 24n;
const gas = 50n * tera;
const account = (person: typeof alice) =>
  new Account(person.id, rpc, person.signer);

// Alice allows the market to transfer dawn, and says her price.
await account(alice).callFunction({
  contractId: nft.id,
  methodName: 'nft_approve',
  args: {
    token_id: 'dawn',
    account_id: market.id,
    msg: JSON.stringify({ price: `${10n * NEAR}` }),
  },
  deposit: NEAR / 1000n,
  gas,
});

// Bob pays a price, and one yoctoNEAR for the transfer.
const buy = (token_id: string, price: bigint) =>
  account(bob).callFunction({
    contractId: market.id,
    methodName: 'buy',
    args: { token_id },
    deposit: price + 1n,
    gas,
  });
console.log('dawn sold:', await buy('dawn', 10n * NEAR));

// Dusk is on offer for 5 NEAR. Bob buys, and alice gives it away.
const give = () =>
  account(alice).callFunction({
    contractId: nft.id,
    methodName: 'nft_transfer',
    args: { token_id: 'dusk', receiver_id: mallory.id },
    deposit: 1n,
    gas,
  });
const [sold] = await Promise.all([buy('dusk', 5n * NEAR), give()]);
console.log('dusk sold:', sold);

for (const token_id of ['dawn', 'dusk']) {
  const token = await rpc.callFunction<{ owner_id: string }>({
    contractId: nft.id,
    method: 'nft_token',
    args: { token_id },
  });
  console.log(token_id, 'belongs to', token?.owner_id);
}
