/** Which moments of a lecture have no pictures of their model as it is now. */
import { useEffect, useMemo, useState } from "react";
import { refuseLecture } from "../../../app/lectures/add.ts";
import { modelsIn } from "../../../app/lectures/sheets.ts";
import { type ListedModel, useStore } from "../../../app/store.ts";
import { type Item, type Lecture, sheetsOf } from "../../../lecture/lecture.ts";

/** The weights that made a sheet, where that is known. */
type Made = Awaited<ReturnType<typeof modelsIn>>;

export interface Wanting {
  readonly without: readonly Item[];
  /** Their model has other weights by now. */
  readonly older: readonly Item[];
}

export function wantingIn({ items }: Lecture, made: Made, models: readonly ListedModel[]): Wanting {
  const isOlder = ({ recorded }: Item) => {
    const by = recorded && made.get(recorded.sheet);
    const now = models.find(({ id }) => id === by?.id);
    return by?.sha256 !== undefined && now !== undefined && now.sha256 !== by.sha256;
  };
  const isWithout = ({ recorded }: Item) => recorded === null || made.get(recorded.sheet) === null;
  return { without: items.filter(isWithout), older: items.filter(isOlder) };
}

export function useWanting(lecture: Lecture): Wanting {
  const models = useStore((state) => state.models);
  const [made, setMade] = useState<Made>(new Map());
  const { id } = lecture;
  const sheets = sheetsOf(lecture).join();
  // biome-ignore lint/correctness/useExhaustiveDependencies: read anew whenever it has other sheets
  useEffect(() => {
    let wanted = true;
    modelsIn(id).then((found) => wanted && setMade(found), refuseLecture);
    return () => {
      wanted = false;
    };
  }, [id, sheets]);
  return useMemo(() => wantingIn(lecture, made, models), [lecture, made, models]);
}
