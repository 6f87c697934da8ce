import type { Call } from './performCalls.ts';
import type { Scenario } from './scenarios.ts';

const NEAR = 10n ** 24n;

const onPayroll = (method: string, args: object = {}, signer?: string): Call => ({
  to: 'payroll.test',
  method,
  args,
  ...(signer !== undefined && { signer }),
});
const open = (people: readonly unknown[], wage: unknown = String(NEAR)): Call => onPayroll('init', { people, wage });
const payPage = (limit: unknown): Call => onPayroll('pay_page', { limit });
const waiting = onPayroll('waiting');
const owedTo = (accountId: unknown): Call => onPayroll('owed_to', { account_id: accountId });
const three = ['hello.test', 'nobody.test', 'mallory.test'];

export const payrollScenarios: Readonly<Record<string, Scenario>> = {
  'payroll pays all, and notes what came back': {
    steps: [open(three), waiting, onPayroll('pay_all'), waiting, owedTo('hello.test'), owedTo('nobody.test')],
    lastEnds: `returns "${NEAR}"`,
  },
  'payroll pays all together, and notes what came back': {
    steps: [open(three), onPayroll('pay_together'), waiting, owedTo('hello.test'), owedTo('nobody.test')],
    lastEnds: `returns "${NEAR}"`,
  },
  'payroll pays a list in pages, one of them while another is under way': {
    steps: [open([...three, 'hello.test']), [payPage(2), payPage(1)], payPage(0), payPage(9), payPage(9), waiting],
    lastEnds: 'returns 0',
  },
  'payroll has nobody to pay': {
    steps: [open([]), onPayroll('pay_together'), onPayroll('pay_all'), payPage(3)],
    lastEnds: 'returns 0',
  },
  'somebody claims what is owed to somebody else': {
    steps: [
      open(['later.test', 'later.test']),
      onPayroll('pay_all'),
      owedTo('later.test'),
      onPayroll('claim', {}, 'alice.test'),
    ],
    lastRefusal: 'nothing is owed to you',
  },
  'payroll has less than is due': {
    steps: [open(three, String(60n * NEAR)), onPayroll('pay_all'), waiting, payPage(1), waiting],
    lastEnds: 'returns 2',
  },
  'payroll is told what makes no sense': {
    steps: [
      ...[['A'], [7], 'alice.test', null].map((people) => onPayroll('init', { people, wage: '1' })),
      ...[1, '-1', 'x', '', null, String(2n ** 128n)].map((wage) => open(three, wage)),
      waiting,
      open(three),
      open(three),
      ...[-1, 1.5, '1', null, undefined, 2 ** 32].map(payPage),
      ...['A', 7, undefined].map(owedTo),
      onPayroll('on_paid', { person: 'alice.test', amount: '1' }),
      onPayroll('on_paid_together', { people: ['alice.test'] }),
      onPayroll('on_paid', { person: 'alice.test', amount: '1' }, 'payroll.test'),
      waiting,
    ],
    lastEnds: 'returns 3',
  },
  'a deposit comes where payroll takes none': {
    steps: [
      { ...open(three), deposit: 1n },
      open(three),
      ...['pay_all', 'pay_together', 'claim'].map((method) => ({ ...onPayroll(method), deposit: 1n })),
      { ...payPage(1), deposit: 1n },
      waiting,
    ],
    lastEnds: 'returns 3',
  },
};
