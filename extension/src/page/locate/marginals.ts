/**
 * How probable each pair is when texts and controls are paired off all together, one to one, and some stay alone: sums
 * over all pairings by messages between the two (belief propagation, exact where the pairs form no circle). Pure.
 */

/** A text and a control that may belong together. */
export interface Edge {
  text: object;
  control: object;
  /** Odds of the pair against both staying alone. */
  odds: number;
}

/** Messages settle within a few rounds: a chain of labels that all could move by one place is seldom longer. */
const ROUNDS = 24;

/** Share by which a message still changes when it has settled. */
const SETTLED = 1e-7;

/** The probability of each edge, in their order. */
export function marginals(edges: readonly Edge[]): number[] {
  const odds = Float64Array.from(edges, (edge) => edge.odds);
  const [texts, textsCount] = numbered(edges, "text");
  const [controls, controlsCount] = numbered(edges, "control");
  // What the other pairs of an edge's text leave of its odds, and those of its control.
  const fromText = odds.slice();
  const fromControl = odds.slice();
  for (let round = 0, settled = false; round < ROUNDS && !settled; round++) {
    const atText = sums(texts, fromControl, textsCount);
    const atControl = sums(controls, fromText, controlsCount);
    settled = true;
    for (let i = 0; i < odds.length; i++) {
      const own = odds[i] as number;
      const [before, behind] = [fromText[i] as number, fromControl[i] as number];
      const others = (atText[texts[i] as number] as number) - behind;
      const rivals = (atControl[controls[i] as number] as number) - before;
      fromText[i] = own / (1 + Math.max(0, others));
      fromControl[i] = own / (1 + Math.max(0, rivals));
      if (Math.abs((fromText[i] as number) - before) > SETTLED * before) settled = false;
      if (Math.abs((fromControl[i] as number) - behind) > SETTLED * behind) settled = false;
    }
  }
  return Array.from(odds, (own, i) => {
    const both = (fromText[i] as number) * (fromControl[i] as number);
    return both / (own + both);
  });
}

/** The number of each edge's text or control, and how many there are. */
function numbered(edges: readonly Edge[], end: "text" | "control"): [Int32Array, number] {
  const numbers = new Map<object, number>();
  const all = Int32Array.from(edges, (edge) => {
    const number = numbers.get(edge[end]) ?? numbers.size;
    numbers.set(edge[end], number);
    return number;
  });
  return [all, numbers.size];
}

function sums(numbers: Int32Array, messages: Float64Array, count: number): Float64Array {
  const all = new Float64Array(count);
  for (let i = 0; i < numbers.length; i++) {
    const at = numbers[i] as number;
    all[at] = (all[at] as number) + (messages[i] as number);
  }
  return all;
}
