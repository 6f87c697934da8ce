import { NearBindgen, assert, call, near, view } from 'near-sdk-js';

/** Keeps one greeting. Anyone may read it, anyone may change it. */
@NearBindgen({})
export class Hello {
  greeting: string = 'Hello';

  @view({})
  get_greeting(): string {
    return this.greeting;
  }

  @call({})
  set_greeting({ greeting }: { greeting: string }): void {
    // A type says nothing of what arrives.
    assert(typeof greeting === 'string', 'greeting must be a string');
    assert(greeting !== '', 'a greeting must not be empty');
    near.log(`greeting is now ${greeting}`);
    this.greeting = greeting;
  }
}
