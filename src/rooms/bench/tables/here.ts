/** The bench as the papers' tables know it: what of a cell has been measured here, and how it becomes a row that is. */
import { useMemo } from "react";
import { useModel, useRun } from "../../../app/hooks.ts";
import { say } from "../../../app/notices.ts";
import { canonicalJson } from "../../../bytes/json.ts";
import type { SamplerSpec } from "../../../diffusion/spec.ts";
import { isActive } from "../../../run/status.ts";
import type { ModelInfo } from "../../../worker/protocol.ts";
import { addRow } from "../row-models.ts";
import { letterOf } from "../rows.ts";
import { runBench, SLOT } from "../run.ts";
import { type BenchScene, MOST_ROWS, type Row, settings } from "../scene.ts";
import { useResults } from "../use-results.ts";
import type { Known } from "./figure.ts";
import { liveLines } from "./live.ts";
import { TABLES } from "./tables.ts";
import { words } from "./words.ts";

export interface Here {
  readonly model: ModelInfo;
  readonly scene: BenchScene;
  /** Whether rows are being measured. */
  readonly active: boolean;
  /** Of a sampler by the room's settings, perhaps of fewer pictures than are asked for; null where nothing is known. */
  found(sampler: SamplerSpec): Known;
  /** The letter of the row that it is being measured as. */
  row(sampler: SamplerSpec): string | null;
}

/** Null while there is no model, or no real pictures to measure its own against. */
export function useHere(): Here | null {
  const model = useModel();
  const scene = settings.use();
  const asked = useMemo(() => (model ? askedOf(model) : []), [model]);
  const all = useMemo(() => ({ ...scene, rows: asked.map((sampler) => ({ sampler })) }), [scene, asked]);
  const found = useResults(all);
  const active = isActive(useRun(SLOT));
  if (!model || !found[0]?.real) return null;
  const at = new Map(asked.map((sampler, i) => [canonicalJson(sampler), found[i]?.result?.kernel ?? null]));
  return {
    model,
    scene,
    active,
    found(sampler) {
      const kernel = at.get(canonicalJson(sampler));
      return kernel ? { value: kernel.distance, error: kernel.standardError } : null;
    },
    row: (sampler) => {
      const row = rowOf(scene, { sampler, model: model.id });
      return active && row >= 0 ? letterOf(row) : null;
    },
  };
}

/** It becomes a row, where it is none yet, and is measured; what is being measured goes on. */
export function measure({ active, model }: Pick<Here, "active" | "model">, sampler: SamplerSpec): void {
  const { rows } = settings.get();
  const there = rowOf(settings.get(), { sampler, model: model.id });
  if (there < 0 && rows.length >= MOST_ROWS) {
    say({ key: "bench-rows", tone: "warning", text: () => words.say("rowsFull", { most: MOST_ROWS }) });
    return;
  }
  if (there < 0) addRow({ sampler, model: model.id }, model.id);
  runBench(active ? undefined : there < 0 ? rows.length : there);
}

function rowOf({ rows }: BenchScene, wanted: Required<Pick<Row, "sampler" | "model">>): number {
  return rows.findIndex((row) => canonicalJson({ model: wanted.model, ...row }) === canonicalJson(wanted));
}

function askedOf({ process }: ModelInfo): readonly SamplerSpec[] {
  const cells = TABLES.flatMap(({ id }) => liveLines(id, process)).flatMap(({ cells }) => cells);
  return cells.filter((sampler) => sampler !== null);
}
