import { Account } from 'near-api-js';
import { alice, bob, market, nft, rpc, tera } from 'crosscall/lesson';

const NEAR = 10n ** 24n;
const call = (person: typeof alice, contract: typeof nft, methodName: string, args: object, deposit: bigint) =>
  new Account(person.id, rpc, person.signer).callFunction({
    contractId: contract.id,
    methodName,
    args,
    deposit,
    gas: 200n * tera,
  });

// Bob pays for dusk, and at the same moment alice revokes her approval.
const results = await Promise.allSettled([
  call(bob, market, 'buy', { token_id: 'dusk' }, 5n * NEAR + 1n),
  call(alice, nft, 'nft_revoke', { token_id: 'dusk', account_id: market.id }, 1n),
]);
for (const result of results) {
  console.log(result.status === 'fulfilled' ? result.value : String(result.reason).split('\n')[0]);
}
