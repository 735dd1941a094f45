/** Of which models the rows are: what is known of each before it is loaded. */
import { useMemo } from "react";
import { useModel } from "../../app/hooks.ts";
import { type ListedModel, useStore } from "../../app/store.ts";
import type { PictureShape } from "../../bytes/picture-shape.ts";
import type { ModelInfo } from "../../worker/protocol.ts";
import { type Row, settings } from "./scene.ts";

/** As much of a model as a row's results need: their names, their distances, and its pictures. */
export interface RowModel extends PictureShape, Pick<ModelInfo, "id" | "title" | "sha256" | "classes"> {}

/** @returns null for one that is not here, as far as is known yet */
export function rowModelOf(
  { model: id }: Pick<Row, "model">,
  loaded: ModelInfo | null,
  listed: readonly ListedModel[],
): RowModel | null {
  if (id === undefined || id === loaded?.id) return loaded;
  const found = listed.find((model) => model.id === id);
  return found ? { ...found, classes: found.classes ?? [] } : null;
}

export function useRowModels(rows: readonly Row[]): readonly (RowModel | null)[] {
  const loaded = useModel();
  const listed = useStore(({ models }) => models);
  return useMemo(() => rows.map((row) => rowModelOf(row, loaded, listed)), [rows, loaded, listed]);
}

/** All rows name their model, or, where every one is of the page's, none. */
function settled(rows: readonly Row[], page: string): readonly Row[] {
  if (rows.some(({ model }) => model !== undefined && model !== page)) {
    return rows.map((row) => ({ ...row, model: row.model ?? page }));
  }
  return rows.map(({ model: _, ...row }) => row);
}

/** @param page the model that rows are of which name none */
export function nameModel(at: number, id: string, page: string): void {
  const { rows } = settings.get();
  settings.patch({ rows: settled(rows.with(at, { ...rows[at]!, model: id }), page) });
}

/** Behind the others. */
export function addRow(row: Row, page: string): void {
  settings.patch({ rows: settled([...settings.get().rows, row], page) });
}
