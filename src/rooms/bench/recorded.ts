/** Rows that were measured beforehand: what the room shows until something is measured here. */
import { useMemo } from "react";
import { slots } from "../../app/page.ts";
import { fromBase64 } from "../../bytes/base64.ts";
import type { Batch } from "../../ledger/records.ts";
import { RECORDED } from "../../run/recorded-slots.ts";
import type { Sheet } from "../../run/sheet.ts";
import type { ModelInfo } from "../../worker/protocol.ts";
import { SHOWN } from "./making.ts";
import { SLOT } from "./run.ts";

export interface RecordedRows {
  readonly model: ModelInfo;
  /** By the names of the rows, as they are kept. */
  readonly rows: Readonly<Record<string, readonly Batch[]>>;
}

export function useRecordedRows(sheet: Sheet | null): RecordedRows | null {
  return useMemo(() => sheet && rowsIn(sheet), [sheet]);
}

function rowsIn({ model, batches }: Sheet): RecordedRows | null {
  if (!batches) return null;
  const rows: Record<string, Batch[]> = {};
  for (const { row, took, features, numbers, first } of batches.made) {
    const before = rows[row] ?? [];
    rows[row] = [
      ...before,
      {
        ...{ row, batch: before.length, when: 0, engine: batches.engine, took },
        features: new Uint16Array(fromBase64(features, "json").buffer),
        ...(numbers && { numbers: Float32Array.from(numbers) }),
        ...(first !== undefined && { shown: picturesFrom(first) }),
      },
    ];
  }
  return { model, rows };
}

/** The first pictures of a row, as the recording has them, without their alpha. */
function picturesFrom(first: number): Uint8Array<ArrayBuffer> {
  const { recording } = slots.of(RECORDED + SLOT).feed;
  const pictures = Array.from({ length: SHOWN }, (_, i) => recording?.at(first + i, null).x ?? []);
  return Uint8Array.from(pictures.flatMap((rgba) => Array.from(rgba).filter((_, i) => i % 4 !== 3)));
}
