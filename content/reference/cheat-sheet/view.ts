import { hello, rpc } from 'crosscall/lesson';

const greeting = await rpc.callFunction({
  contractId: hello.id,
  method: 'get_greeting',
  args: {},
});
console.log(greeting);
