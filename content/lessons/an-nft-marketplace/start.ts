import { Account } from 'near-api-js';
import { alice, bob, mallory, market, nft, rpc, tera } from 'crosscall/lesson';

const NEAR = 10n ** 24n;
const call = (person: typeof alice, contract: typeof nft, methodName: string, args: object, deposit: bigint) =>
  new Account(person.id, rpc, person.signer).callFunction({
    contractId: contract.id,
    methodName,
    args,
    deposit,
    gas: 50n * tera,
  });

// Alice allows the market to transfer dawn, and says her price.
const terms = JSON.stringify({ price: `${10n * NEAR}` });
await call(alice, nft, 'nft_approve', { token_id: 'dawn', account_id: market.id, msg: terms }, NEAR / 1000n);

// Bob pays it, and one yoctoNEAR for the transfer.
console.log('dawn sold:', await call(bob, market, 'buy', { token_id: 'dawn' }, 10n * NEAR + 1n));

// Dusk is on offer for 5 NEAR. Bob pays; at the same moment alice gives it away.
const [sold] = await Promise.all([
  call(bob, market, 'buy', { token_id: 'dusk' }, 5n * NEAR + 1n),
  call(alice, nft, 'nft_transfer', { token_id: 'dusk', receiver_id: mallory.id }, 1n),
]);
console.log('dusk sold:', sold);

for (const token_id of ['dawn', 'dusk']) {
  const token = await rpc.callFunction({ contractId: nft.id, method: 'nft_token', args: { token_id } });
  console.log(token);
}
