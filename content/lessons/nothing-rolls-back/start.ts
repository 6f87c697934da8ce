import { Account } from 'near-api-js';
import { alice, counter, guestbook, rpc, tera } from 'crosscall/lesson';

const account = new Account(alice.id, rpc, alice.signer);
const sign = (text: string) =>
  account.callFunction({
    contractId: guestbook.id,
    methodName: 'sign_at_once',
    args: { text },
    gas: 30n * tera,
  });
const look = (contractId: string, method: string) => rpc.callFunction({ contractId, method, args: {} });

console.log('counted:', await sign('What a view!'));
console.log('counted:', await sign('Still the same view.'));

console.log('entries:', JSON.stringify(await look(guestbook.id, 'get_entries')));
console.log('visitors:', await look(counter.id, 'get_count'));
