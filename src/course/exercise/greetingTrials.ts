import type { SetupCall } from '../../network/types.ts';
import type { World } from '../world.ts';

/** Somebody gives hello another greeting. */
export const greets = (signerId: string, greeting: string): SetupCall => ({
  signerId,
  receiverId: 'hello.test',
  methodName: 'set_greeting',
  args: { greeting },
});

/** The same world with a caller that looks for hello where there is nobody. */
export const withLostCaller = (world: World): World => ({
  ...world,
  contracts: {
    ...world.contracts,
    caller: {
      id: 'caller.test',
      contract: 'caller',
      init: { methodName: 'init', args: { hello_id: 'nobody.test' } },
    },
  },
});
