/** Which class a room's pictures are of, where the model knows classes; others take no notice. */
import { type FieldOf, optional, real } from "./fields.ts";

export interface OfClass {
  /** By the model's own name, or EACH; left out: of none in particular. */
  readonly class?: string;
  /** How far beyond it (diffusion/plan.ts); left out: 1, the class as the model knows it. */
  readonly guidance?: number;
}

/** Every class in turn, one a picture. */
export const EACH = "each";

export const MOST_GUIDANCE = 20;

/** A room that has them adds these to its schema. */
export const ofClass: { readonly [Name in keyof OfClass]-?: FieldOf<Required<OfClass>[Name]> } = {
  class: optional({ is: "class" }),
  guidance: optional(real(0, MOST_GUIDANCE)),
};
