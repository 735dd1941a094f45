/** A sentence that is not said yet: by name, with its values, so that whoever shows it chooses the language. */
import type { ValuesOf } from "../../i18n/arguments.ts";
import type { Values } from "../../i18n/message.ts";
import type { en } from "./en.ts";

export type SentenceId = keyof typeof en;
/** Those that are told no values. */
export type PlainId = {
  [Id in SentenceId]: unknown extends ValuesOf<(typeof en)[Id]> ? Id : never;
}[SentenceId];

/** Plain data: it crosses from a worker to the page. */
export interface Said {
  readonly id: SentenceId;
  readonly values: Readonly<Record<string, string | number | Said>>;
}

/** What a sentence has to be given; a part of it may be a sentence itself. */
export type Given<Id extends SentenceId> =
  unknown extends ValuesOf<(typeof en)[Id]>
    ? []
    : [values: { readonly [Name in keyof ValuesOf<(typeof en)[Id]>]: ValuesOf<(typeof en)[Id]>[Name] | Said }];

export const said = <Id extends SentenceId>(id: Id, ...[values]: Given<Id>): Said => ({
  id,
  values: (values ?? {}) as Said["values"],
});

/** @param speak says one sentence whose values are words */
export function spoken({ id, values }: Said, speak: (id: SentenceId, values: Values) => string): string {
  const words = Object.entries(values).map(([name, value]) => [
    name,
    typeof value === "object" ? spoken(value, speak) : value,
  ]);
  return speak(id, Object.fromEntries(words));
}
