import { useEffect, useMemo, useState } from "react";
import { useRun } from "../../app/hooks.ts";
import type { Cloud } from "../../diffusion/feature-distance.ts";
import { stepsOf } from "../../diffusion/samplers/define.ts";
import type { Batch } from "../../ledger/records.ts";
import { sayMissing } from "../../ui/part.tsx";
import { type Bits, bitsOf, type Figure, levelsOf } from "./figures.ts";
import { batchesOfRow, useMeasured } from "./measured.ts";
import { type Kind, type Part, partsOf } from "./parts.ts";
import { type Real, realOf } from "./real.ts";
import type { RecordedRows } from "./recorded.ts";
import { type Result, resultOf } from "./results.ts";
import { type RowModel, useRowModels } from "./row-models.ts";
import { SLOT } from "./run.ts";
import type { BenchScene } from "./scene.ts";

export interface Found {
  /** Null for one that is not here, as far as is known yet. */
  readonly model: RowModel | null;
  /** The model's real pictures: undefined until that is known, null where there are none. */
  readonly real: Real | null | undefined;
  readonly result: Result | null;
  /** Of real pictures, as far as that was measured; undefined where the row has no such thing. */
  readonly bits: Bits | null | undefined;
  readonly trip: Figure | null | undefined;
  /** 8-bit [n, H, W, C], one after the other. */
  readonly shown: Uint8Array<ArrayBuffer> | null;
}

/** What there is to measure of each row, looked for among what was measured before. */
function useParts(scene: BenchScene, models: readonly (RowModel | null)[]): readonly (readonly Part[])[] {
  const parts = useMemo(
    () => scene.rows.map((row, i) => (models[i] ? partsOf(scene, row, models[i]) : [])),
    [scene, models],
  );
  useEffect(() => {
    for (const { key } of parts.flat()) void batchesOfRow(key);
  }, [parts]);
  return parts;
}

/** Whether nothing has been measured of any row, nor is being. */
export function useNothingMeasured(scene: BenchScene): boolean {
  const parts = useParts(scene, useRowModels(scene.rows));
  const begun = useRun(SLOT) !== undefined;
  // A row that is still looked for may be there.
  return useMeasured(({ rows }) => !begun && parts.flat().every(({ key }) => rows[key]?.length === 0));
}

/**
 * What is known of each row, of this visit and of earlier ones.
 * @param recorded what is shown where nothing is known
 */
export function useResults(scene: BenchScene, recorded: RecordedRows | null = null): readonly Found[] {
  const own = useRowModels(scene.rows);
  const models = useMemo(() => own.map((model) => model ?? recorded?.model ?? null), [own, recorded]);
  const reals = useReals(models);
  const measured = useMeasured((state) => state.rows);
  const rows = recorded?.rows ?? measured;
  const parts = useParts(scene, models);
  const resultIn = useMemo(() => resultsBy(scene.count), [scene.count]);
  return useMemo(
    () =>
      models.map((model, i) => {
        const real = model ? reals[model.id] : undefined;
        const batchesOf = (kind: Kind) => {
          const part = parts[i]?.find((each) => each.kind === kind);
          return part && (rows[part.key] ?? NONE);
        };
        const [pictures = NONE, bits, trip] = [batchesOf("pictures"), batchesOf("bits"), batchesOf("trip")];
        return {
          model,
          real,
          result: resultIn(pictures, real),
          shown: pictures[0]?.shown ?? null,
          bits: bits && bitsOf(bits, stepsOf(scene.rows[i]!.sampler)),
          trip: trip && levelsOf(trip),
        };
      }),
    [scene, models, parts, rows, reals, resultIn],
  );
}

const NONE: readonly Batch[] = [];

type Reals = Readonly<Record<string, Real | null>>;

/** By the models' ids, as they come. */
function useReals(models: readonly (RowModel | null)[]): Reals {
  const [reals, setReals] = useState<Reals>({});
  const ids = [...new Set(models.flatMap((model) => model?.id ?? []))].sort().join();
  useEffect(() => {
    let here = true;
    const ask = (id: string): void =>
      void realOf(id).then(
        (real) => here && setReals((before) => ({ ...before, [id]: real })),
        () => here && sayMissing(() => ask(id)),
      );
    for (const id of ids.split(",")) ask(id);
    return () => {
      here = false;
    };
  }, [ids]);
  return reals;
}

/** A batch that came is of one row: what is known of the others is not worked out again. */
function resultsBy(count: number): (batches: readonly Batch[], real: Real | null | undefined) => Result | null {
  const known = new WeakMap<readonly Batch[], { readonly of: Cloud | null; readonly result: Result | null }>();
  return (batches, real) => {
    if (real === undefined) return null;
    const cloud = real?.cloud ?? null;
    const before = known.get(batches);
    if (before?.of === cloud) return before.result;
    const result = resultOf(batches, count, cloud);
    known.set(batches, { of: cloud, result });
    return result;
  };
}
