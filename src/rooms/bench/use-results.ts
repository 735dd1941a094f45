import { useEffect, useMemo, useState } from "react";
import { useModel } from "../../app/hooks.ts";
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
    void realOf(id).then((real) => here && setFound({ id, real }));
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
  return useMemo(
    () =>
      scene.rows.map((_, i) => {
        const batches = rows[keys[i] ?? ""] ?? [];
        return {
          result: cloud === undefined ? null : resultOf(batches, scene.count, cloud),
          shown: batches[0]?.shown ?? null,
        };
      }),
    [scene, keys, rows, cloud],
  );
}
