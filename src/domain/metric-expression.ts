type Sign = '+' | '-' | '*' | '/' | 'negate';

/** One side of a comparison in postfix order, so that reading and evaluating both take one pass and no recursion. */
type Term = readonly ({ readonly number: number } | { readonly name: string } | { readonly do: Sign })[];

/** `left op right` over numbers and named numbers; `names` in the order they are written, each once. */
export type MetricExpression = {
  readonly left: Term;
  readonly operator: keyof typeof comparisons;
  readonly right: Term;
  readonly names: readonly string[];
};

const comparisons = {
  '<': (left: number, right: number) => left < right,
  '<=': (left: number, right: number) => left <= right,
  '>': (left: number, right: number) => left > right,
  '>=': (left: number, right: number) => left >= right,
  '==': (left: number, right: number) => left === right,
  '!=': (left: number, right: number) => left !== right,
};

const strength: Readonly<Record<Sign, number>> = { '+': 1, '-': 1, '*': 2, '/': 2, negate: 3 };
const tokens = /\s*(?:(\d+(?:\.\d+)?(?![\w.])|[A-Za-z_][\w.]*)|([-+*/()])|(<=|>=|==|!=|<|>))/y;

/** Reads `false_positive_rate <= baseline_rate * 2`; undefined for anything that is not exactly one comparison. */
export function metricExpressionFrom(text: string): MetricExpression | undefined {
  const sides: string[][] = [[]];
  let operator: MetricExpression['operator'] | undefined;
  const reading = text.trimEnd();
  for (tokens.lastIndex = 0; tokens.lastIndex < reading.length; ) {
    const [all, operand, sign, comparison] = tokens.exec(reading) ?? [];
    if (all === undefined) return undefined;
    const token = operand ?? sign;
    if (token !== undefined) sides.at(-1)?.push(token);
    else if (operator !== undefined) return undefined;
    else {
      operator = comparison as MetricExpression['operator'];
      sides.push([]);
    }
  }
  const [left, right] = sides.map(termFrom);
  if (!left || !right || !operator) return undefined;
  const names = [...left, ...right].flatMap((step) => ('name' in step ? [step.name] : []));
  return { left, operator, right, names: [...new Set(names)] };
}

// Dijkstra's shunting yard: signs wait in `held` until a weaker one comes.
function termFrom(side: readonly string[]): Term | undefined {
  const term: Term[number][] = [];
  const held: (Sign | '(')[] = [];
  let wantsOperand = true;
  for (const token of side) {
    if (wantsOperand) {
      if (token === '(') held.push(token);
      else if (token === '-') held.push('negate');
      else if (!/^\w/.test(token)) return undefined;
      else {
        term.push(/^\d/.test(token) ? { number: Number(token) } : { name: token });
        wantsOperand = false;
      }
    } else if (token === ')') {
      release(held, term, 0);
      if (held.pop() !== '(') return undefined;
    } else {
      if (!isSign(token)) return undefined;
      release(held, term, strength[token]);
      held.push(token);
      wantsOperand = true;
    }
  }
  release(held, term, 0);
  return wantsOperand || held.length > 0 ? undefined : term;
}

function isSign(token: string): token is Exclude<Sign, 'negate'> {
  return ['+', '-', '*', '/'].includes(token);
}

function release(held: (Sign | '(')[], term: Term[number][], atLeast: number): void {
  for (let sign = held.at(-1); sign && sign !== '(' && strength[sign] >= atLeast; sign = held.at(-1)) {
    term.push({ do: sign });
    held.pop();
  }
}

/** Whether the comparison holds; undefined where it divides by zero or leaves the range of numbers. */
export function holds(expression: MetricExpression, numbers: ReadonlyMap<string, number>): boolean | undefined {
  const left = resultOf(expression.left, numbers);
  const right = resultOf(expression.right, numbers);
  if (left === undefined || right === undefined) return undefined;
  return comparisons[expression.operator](left, right);
}

function resultOf(term: Term, numbers: ReadonlyMap<string, number>): number | undefined {
  const stack: number[] = [];
  for (const step of term) {
    const value = 'do' in step ? done(step.do, stack) : 'name' in step ? numbers.get(step.name) : step.number;
    // Also in the middle: 1 / (1 / 0) would come out as a plain zero.
    if (value === undefined || !Number.isFinite(value)) return undefined;
    stack.push(value);
  }
  return stack.pop();
}

function done(sign: Sign, stack: number[]): number {
  const last = stack.pop() ?? Number.NaN;
  if (sign === 'negate') return -last;
  const first = stack.pop() ?? Number.NaN;
  if (sign === '+') return first + last;
  if (sign === '-') return first - last;
  return sign === '*' ? first * last : first / last;
}
