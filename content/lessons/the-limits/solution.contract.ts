import { NearBindgen, NearPromise, call, initialize, near, view } from 'near-sdk-js';

const TEN_TGAS = 10_000_000_000_000n;
const PAGE = 10;

@NearBindgen({ requireInit: true })
export class Payroll {
  people: string[] = [];
  wage: string = '0';
  unpaid: string[] = [];
  /** So many have had their turn. */
  next: number = 0;

  @initialize({})
  init({ people, wage }: { people: string[]; wage: string }): void {
    this.people = people;
    this.wage = wage;
  }

  /** Those whose wage came back. */
  @view({})
  get_unpaid(): string[] {
    return this.unpaid;
  }

  /** Pays the next people on the list. Who has had their turn has had it before anything else can run. */
  @call({})
  pay(): void {
    const page = this.people.slice(this.next, this.next + PAGE);
    this.next += page.length;
    for (const person of page) {
      const callback = NearPromise.new(near.currentAccountId());
      NearPromise.new(person)
        .transfer(BigInt(this.wage))
        .then(callback.functionCall('on_paid', JSON.stringify({ person }), 0n, TEN_TGAS))
        .build();
    }
  }

  @call({ privateFunction: true })
  on_paid({ person }: { person: string }): void {
    if (!wasPaid()) this.unpaid.push(person);
  }
}

/** Whether the transfer succeeded; near-sdk-js throws where it did not. */
function wasPaid(): boolean {
  try {
    near.promiseResult(0n);
    return true;
  } catch {
    return false;
  }
}
