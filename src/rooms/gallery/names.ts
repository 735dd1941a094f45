/** What the pictures' rooms, models and samplers are called, in the language of the moment. */
import { useMemo } from "react";
import { useStore } from "../../app/store.ts";
import { samplerOf } from "../../diffusion/samplers/index.ts";
import { datesIn } from "../../i18n/date.ts";
import { useLanguage } from "../../i18n/use-language.ts";
import { useWords } from "../../i18n/words.ts";
import type { Kept } from "../../ledger/records.ts";
import { kindOf, plain, type Sieve, stepsOf } from "../../recipe/kept/search.ts";
import { isPage, pageNamed } from "../../scene/rooms.ts";
import { useModelTitle } from "../../ui/models.ts";
import { words } from "./words.ts";

export interface Names {
  /** A value of what a list is narrowed by; a model's as the first of these entries has it. */
  readonly of: (sieve: Sieve, value: string, entries: readonly Kept[]) => string;
  readonly room: (entry: Kept) => string;
  readonly model: (entry: Kept) => string;
  /** "DDIM, 50 steps" of each. */
  readonly samplers: (entry: Kept) => readonly string[];
  readonly when: (entry: Kept) => string;
  /** The same in a few letters. */
  readonly day: (entry: Kept) => string;
  /** All that is said of one, in a line. */
  readonly line: (entry: Kept) => string;
  /** The same, and its names in files, as a search compares it. */
  readonly text: (entry: Kept) => string;
}

export function useNames(): Names {
  const w = useWords(words);
  const language = useLanguage();
  const title = useModelTitle();
  // What a model is called depends on the models that there are.
  const models = useStore((state) => state.models);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `title` is another function each time, of these models
  return useMemo(() => {
    const dates = datesIn(language);
    const room = (id: string) => (isPage(id) ? pageNamed(id).words.say("name") : id);
    const kind = (value: string) => {
      const { short, long } = samplerOf({ kind: value }).label;
      return { short, long };
    };
    const model = ({ model }: Kept) => title(model);
    const samplers = (entry: Kept) =>
      entry.samplers.map((text) => {
        const steps = Number(stepsOf(text));
        const name = kind(kindOf(text)).short;
        return Number.isInteger(steps) ? w("steps", { name, steps }) : `${name}, ${stepsOf(text)}`;
      });
    const days = new Intl.DateTimeFormat(language, { month: "short", day: "numeric" });
    const when = (entry: Kept) => dates.format(entry.when);
    const line = (entry: Kept) => {
      const seeds = entry.seeds.map((seed) => w("seed", { seed }));
      return [room(entry.room), model(entry), ...samplers(entry), ...seeds, when(entry)].join(", ");
    };
    const texts = new Map<string, string>();
    const text = (entry: Kept) => {
      const known = texts.get(entry.id);
      if (known !== undefined) return known;
      const inFiles = [
        entry.room,
        entry.model.id,
        ...entry.samplers,
        ...entry.samplers.map((s) => kind(kindOf(s)).long),
      ];
      const made = plain([line(entry), ...inFiles].join(" "));
      texts.set(entry.id, made);
      return made;
    };
    const of: Names["of"] = (sieve, value, entries) => {
      if (sieve === "room") return room(value);
      if (sieve === "sampler") return kind(value).long;
      const first = entries.find((entry) => entry.model.id === value);
      return first ? model(first) : value;
    };
    return {
      of,
      room: (entry) => room(entry.room),
      model,
      samplers,
      when,
      day: (entry) => days.format(entry.when),
      line,
      text,
    };
  }, [language, models, w]);
}
