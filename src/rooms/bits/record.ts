/**
 * What was measured of some pictures: the terms of each one's bound as they come, and what follows
 * from them so far. Pictures share the t that were taken, so means over pictures are term by term.
 */

import type { Sigma } from "../../diffusion/likelihood.ts";
import { type BoundEstimate, bitsUnder, estimateBound } from "../../diffusion/likelihood-estimate.ts";
import { type BandPoint, rateDistortion, rateDistortionBand } from "../../diffusion/rate-distortion.ts";
import type { BitsTerm } from "../../worker/protocol.ts";
import type { BitsScene } from "./scene.ts";

export class BitsRecord {
  /** What was measured; the room's settings may have changed since. */
  readonly scene: BitsScene;
  /** Steps of the whole process, and how many terms its kept steps make. */
  readonly T: number;
  readonly of: number;
  /** Whether the network says anything of Σ. */
  readonly learns: boolean;
  /** L_T of each picture, bits/dim. */
  prior: readonly number[] = [];
  /** By picture, in the order they were taken. */
  readonly terms: readonly BitsTerm[][];

  constructor(scene: BitsScene, process: { T: number; of: number; learns: boolean }) {
    this.scene = scene;
    this.T = process.T;
    this.of = process.of;
    this.learns = process.learns;
    this.terms = scene.pictures.map(() => []);
  }

  add(terms: readonly BitsTerm[], prior: readonly number[]): void {
    this.prior = prior;
    for (const term of terms) this.terms[term.picture]?.push(term);
  }

  /** Terms that every picture has. */
  get taken(): number {
    return Math.min(...this.terms.map((terms) => terms.length));
  }

  /** How many will be taken. */
  get wanted(): number {
    const { sampled } = this.scene;
    return sampled === 0 ? this.of : Math.min(this.of, sampled);
  }

  /** Bits/dim of each picture, under the first variance there is anything to say of; null before the last term. */
  bits(): number[] | null {
    const [sigma] = this.sigmas;
    if (!sigma || this.taken < this.wanted) return null;
    const bits = this.terms.map((terms, i) => {
      const own = terms.map((term) => ({ t: term.t, bits: bitsUnder(term, sigma) }));
      return estimateBound(this.prior[i] ?? 0, own, this.of)?.bits;
    });
    return bits.every((value) => value !== undefined) ? bits : null;
  }

  /** Under which variances there is anything to say. */
  get sigmas(): readonly Sigma[] {
    return this.learns ? ["learned", "fixedSmall", "fixedLarge"] : ["fixedSmall", "fixedLarge"];
  }
}

/** A mean over pictures at one t, and their standard deviation (0 for one). */
export interface MeanTerm {
  readonly t: number;
  readonly mean: number;
  readonly deviation: number;
}

/** The mean over pictures of something of each term, t rising, for the t that all pictures have. */
export function meanTerms(record: BitsRecord, pick: (term: BitsTerm) => number): MeanTerm[] {
  const [first = [], ...others] = record.terms;
  const lookups = others.map((terms) => new Map(terms.map((term) => [term.t, pick(term)])));
  const means: MeanTerm[] = [];
  for (const term of first) {
    const found = lookups.map((lookup) => lookup.get(term.t)).filter((value) => value !== undefined);
    if (found.length < lookups.length) continue;
    means.push({ t: term.t, ...meanAndDeviation([pick(term), ...found]) });
  }
  return means.sort((a, b) => a.t - b.t);
}

export interface BoundSoFar {
  /** L_T, the terms between, L₀, bits/dim; those not known yet are null. */
  readonly prior: number;
  readonly middle: number;
  readonly decoder: number | null;
  /** Null before L₀ is there: what came so far is then a part, not an estimate. */
  readonly whole: BoundEstimate | null;
  /** Of the whole over pictures; 0 for one. */
  readonly deviation: number;
}

/** The bound of the mean picture so far, under one variance; null before anything is there. */
export function boundSoFar(record: BitsRecord, sigma: Sigma): BoundSoFar | null {
  if (record.prior.length === 0 || record.taken === 0) return null;
  const prior = meanAndDeviation(record.prior).mean;
  const means = meanTerms(record, (term) => bitsUnder(term, sigma)).map(({ t, mean }) => ({ t, bits: mean }));
  const decoder = means.find(({ t }) => t === 1)?.bits ?? null;
  const sampled = record.scene.sampled > 0;
  const whole = sampled || record.taken === record.of ? estimateBound(prior, means, record.of) : null;
  const sum = means.reduce((total, { t, bits }) => total + (t === 1 ? 0 : bits), 0);
  const each = whole
    ? record.terms.map((terms, i) =>
        estimateBound(
          record.prior[i] ?? 0,
          terms.map((term) => ({ t: term.t, bits: bitsUnder(term, sigma) })),
          record.of,
        ),
      )
    : [];
  return {
    prior,
    middle: whole && decoder !== null ? whole.bits - prior - decoder : sum,
    decoder,
    whole,
    deviation: meanAndDeviation(each.map((estimate) => estimate?.bits ?? 0)).deviation,
  };
}

/** Rate and distortion over pictures, from x_T on, under one variance (section 4.3 of the DDPM paper). */
export function codingCurve(record: BitsRecord, sigma: Sigma): BandPoint[] {
  const above = record.taken - 1;
  // A sampled term stands for those that were left out as well; L₀ buys no point of the curve.
  const weight = record.scene.sampled > 0 && above > 0 ? (record.of - 1) / above : 1;
  const curves = record.terms.map((terms, i) =>
    rateDistortion(
      record.prior[i] ?? 0,
      terms.map((term) => ({ t: term.t, bits: bitsUnder(term, sigma), x0Mse: term.x0Mse })),
      weight,
    ),
  );
  return rateDistortionBand(curves);
}

function meanAndDeviation(values: readonly number[]): { readonly mean: number; readonly deviation: number } {
  if (values.length === 0) return { mean: 0, deviation: 0 };
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  if (values.length === 1) return { mean, deviation: 0 };
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return { mean, deviation: Math.sqrt(squares / (values.length - 1)) };
}

/** What so many bits a value say of a picture: 8 is what it takes to send the values as they are. */
export function verdictOn(bits: number): "familiar" | "partly" | "stranger" {
  return bits >= 8 ? "stranger" : bits > 6 ? "partly" : "familiar";
}
