/** A bench is `bench/NAME.ts` and `npm run bench:NAME`. `npm run bench` runs them in this order. */
export const benches: Readonly<Record<string, string>> = {
  start: 'how long the program takes to start, beside an empty Node script',
  stacks: '100 small stacks, four at once, beside a bare shell loop that makes the same engine calls',
  discovery: 'finding 1,500 and 10,000 stacks, beside a walk that only reads the same files',
  init: '`waves init` and `waves versions` on 1,500 and 6,000 stacks, beside `git ls-files`',
  ledger: 'durable decisions a second, and verifying 100,000 entries',
  comment: '300 judged plans in one comment, beside `JSON.stringify` of them',
  analyze: 'plans of 200 and 600 MB, beside jq and `JSON.parse`, and 5,000 small ones',
};
