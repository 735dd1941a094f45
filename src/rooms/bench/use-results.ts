import { useEffect, useMemo, useState } from "react";
import { useModel } from "../../app/hooks.ts";
import type { Cloud } from "../../diffusion/feature-distance.ts";
import type { Batch } from "../../ledger/records.ts";
import { sayMissing } from "../../ui/part.tsx";
import { rowKey } from "./lanes.ts";
import { batchesOfRow, useMeasured } from "./measured.ts";
import { type Real, realOf } from "./real.ts";
import { type Result, resultOf } from "./results.ts";
import type { BenchScene } from "./scene.ts";

export interface Found {
  readonly result: Result | null;
  /** 8-bit [n, H, W, C], one after the other. */
  readonly shown: Uint8Array<ArrayBuffer> | null;
}

/** The real pictures of the model: undefined until that is known, null where there are none. */
export function useReal(): Real | null | undefined {
  const id = useModel()?.id;
  const [found, setFound] = useState<{ readonly id: string; readonly real: Real | null }>();
  useEffect(() => {
    if (id === undefined) return;
    let here = true;
    const ask = () =>
      void realOf(id).then(
        (real) => here && setFound({ id, real }),
        () => here && sayMissing(ask),
      );
    ask();
    return () => {
      here = false;
    };
  }, [id]);
  return found && found.id === id ? found.real : undefined;
}

/** What is known of each row, of this visit and of earlier ones. */
export function useResults(scene: BenchScene, real: Real | null | undefined): readonly Found[] {
  const model = useModel();
  const rows = useMeasured((state) => state.rows);
  const keys = useMemo(() => (model ? scene.rows.map((row) => rowKey(scene, row, model)) : []), [scene, model]);
  useEffect(() => {
    for (const key of keys) void batchesOfRow(key);
  }, [keys]);
  const cloud = real === undefined ? undefined : (real?.cloud ?? null);
  const resultIn = useMemo(() => resultsBy(scene.count, cloud), [scene.count, cloud]);
  return useMemo(
    () =>
      scene.rows.map((_, i) => {
        const batches = rows[keys[i] ?? ""] ?? NONE;
        return { result: resultIn(batches), shown: batches[0]?.shown ?? null };
      }),
    [scene, keys, rows, resultIn],
  );
}

const NONE: readonly Batch[] = [];

/** A batch that came is of one row: what is known of the others is not worked out again. */
function resultsBy(count: number, cloud: Cloud | null | undefined): (batches: readonly Batch[]) => Result | null {
  const known = new WeakMap<readonly Batch[], Result | null>();
  return (batches) => {
    if (cloud === undefined) return null;
    if (!known.has(batches)) known.set(batches, resultOf(batches, count, cloud));
    return known.get(batches) ?? null;
  };
}
