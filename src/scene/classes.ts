/** Which class a room's pictures are of, where the model knows classes; others take no notice. */
import { type FieldOf, optional, real } from "./fields.ts";

export interface OfClass {
  /** By the model's own name, or EACH; left out: of none in particular. */
  readonly class?: string;
  /** How far beyond it (diffusion/plan.ts); left out: 1, the class as the model knows it. */
  readonly guidance?: number;
}

/** Evaluations that a step of a picture costs: with guidance it is asked for its class and for none. */
export const evaluationsPerStep = ({ class: chosen, guidance = 1 }: OfClass) =>
  chosen !== undefined && guidance !== 1 ? 2 : 1;

/** Every class in turn, one a picture. */
export const EACH = "each";

export const MOST_GUIDANCE = 20;

/** What a class begins with: the samples nearest to photographs (bench/results/photos-32.md). */
export const USUAL_GUIDANCE = 3;

/** A room that has them adds these to its schema. */
export const ofClass: { readonly [Name in keyof OfClass]-?: FieldOf<Required<OfClass>[Name]> } = {
  class: optional({ is: "class" }),
  guidance: optional(real(0, MOST_GUIDANCE)),
};
