import { Account } from 'near-api-js';
import { alice, bob, market, nft, rpc, tera } from 'crosscall/lesson';

const NEAR = 10n ** 24n;
const gas = 200n * tera;

// Bob pays for dusk, and at the same moment alice revokes her approval.
const buy = new Account(bob.id, rpc, bob.signer).callFunction({
  contractId: market.id,
  methodName: 'buy',
  args: { token_id: 'dusk' },
  deposit: 5n * NEAR + 1n,
  gas,
});
const revoke = new Account(alice.id, rpc, alice.signer).callFunction({
  contractId: nft.id,
  methodName: 'nft_revoke',
  args: { token_id: 'dusk', account_id: market.id },
  deposit: 1n,
  gas,
});

const [sold] = await Promise.all([buy, revoke]);
console.log('sold:', sold);
