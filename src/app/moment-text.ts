/**
 * A moment in an address: `at=459`, `at=459:picture3:branch1:epsilon`. What is usual is left out, and
 * nothing is said of a slot's newest pictures as they come. Numbers are those that the page shows.
 */
import { LENSES, type Lens, type Moment } from "../run/moment.ts";

/** What a moment says beside its slot. */
export type Spot = Omit<Moment, "slot">;

const NEWEST: Spot = { position: null, picture: null, branch: 0, lens: "x0" };

/** The parts that there are, in English. */
export const EXPECTED = `a position, picture1, branch1 or one of ${LENSES.join(", ")}`;

/** More digits than any of them has. */
const NUMBERED = /^(picture|branch)?(\d{1,6})$/;

export function momentText({ position, picture, branch, lens }: Spot): string {
  const parts: string[] = [];
  if (position !== null) parts.push(String(position));
  if (picture !== null) parts.push(`picture${picture + 1}`);
  if (branch > 0) parts.push(`branch${branch}`);
  if (lens !== NEWEST.lens) parts.push(lens);
  return parts.join(":");
}

/**
 * What such a text says.
 * @throws RangeError that quotes a part that says nothing
 */
export function spotIn(text: string): Spot {
  return Object.assign({ ...NEWEST }, ...text.split(":").map(partIn)) as Spot;
}

function partIn(part: string): Partial<Spot> {
  if (part === "") return {};
  if (isLens(part)) return { lens: part };
  const [, name, digits] = NUMBERED.exec(part) ?? [];
  const number = Number(digits);
  if (name === "picture" && number > 0) return { picture: number - 1 };
  if (name === "branch") return { branch: number };
  if (name === undefined && digits !== undefined) return { position: number };
  throw new RangeError(`invalid moment: "${part}", expected ${EXPECTED}`);
}

function isLens(text: string): text is Lens {
  return LENSES.some((lens) => lens === text);
}
