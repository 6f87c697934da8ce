/** Where an experiment runs, by the value of its option. */
export const wheres = {
  here: 'in this page',
  sandbox: 'on a sandbox',
  testnet: 'on the testnet',
} as const;

export type Where = keyof typeof wheres;
export const whereNames = Object.keys(wheres) as readonly Where[];
