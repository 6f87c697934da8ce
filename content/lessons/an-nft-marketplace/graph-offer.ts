// Alice allows the market to transfer dawn, and says her price.
import { Account } from 'near-api-js';
import { alice, market, nft, rpc, tera } from 'crosscall/lesson';

const NEAR = 10n ** 24n;
await new Account(alice.id, rpc, alice.signer).callFunction({
  contractId: nft.id,
  methodName: 'nft_approve',
  args: {
    token_id: 'dawn',
    account_id: market.id,
    msg: JSON.stringify({ price: `${10n * NEAR}` }),
  },
  deposit: NEAR / 1000n,
  gas: 50n * tera,
});
