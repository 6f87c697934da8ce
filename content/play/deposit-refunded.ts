import { Account } from 'near-api-js';
import { alice, hello, rpc, tera } from 'crosscall/lesson';

const account = new Account(alice.id, rpc, alice.signer);

// set_greeting takes no deposit: it fails,
// and the 5 NEAR come back in a receipt of their own.
try {
  await account.callFunction({
    contractId: hello.id,
    methodName: 'set_greeting',
    args: { greeting: 'Howdy' },
    gas: 30n * tera,
    deposit: 5n * 10n ** 24n,
  });
} catch (error) {
  console.log((error as Error).name);
}

const { balance } = await account.getState();
console.log(balance.total > 99n * 10n ** 24n ? 'the deposit is back' : 'the deposit is gone');
