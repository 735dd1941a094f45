/**
 * A room brings its own words: both languages in one file beside it, loaded with the room. A
 * sentence missing in Korean is a type error. The shell's own words are in en.ts and ko.ts.
 */
import { i18n } from "@lingui/core";
import { useLingui } from "@lingui/react";
import type { CoreMessageId } from "./en.ts";

export type Values = Readonly<Record<string, string | number>>;
/** Says a message; numbers in it are written as the language writes them. */
export type Say<Id extends string> = (id: Id, values?: Values) => string;

export interface Words<Id extends string> {
  readonly prefix: string;
  /** Only a type: the ids this catalogue has. */
  readonly ids?: Id;
}

export function defineWords<const En extends Record<string, string>>(
  prefix: string,
  en: En,
  ko: Record<keyof En & string, string>,
): Words<keyof En & string> {
  const prefixed = (words: Record<string, string>) =>
    Object.fromEntries(Object.entries(words).map(([id, text]) => [`${prefix}.${id}`, text]));
  i18n.load("en", prefixed(en));
  i18n.load("ko", prefixed(ko));
  return { prefix };
}

/** The shell's words. */
export function useT(): Say<CoreMessageId> {
  const { _ } = useLingui();
  return (id, values) => _(id, values);
}

/** A room's own words. */
export function useWords<Id extends string>(words: Words<Id>): Say<Id> {
  const { _ } = useLingui();
  return (id, values) => _(`${words.prefix}.${id}`, values);
}

/** For code outside React (live region, canvas text): speaks the language of this moment. */
export const t: Say<CoreMessageId> = (id, values) => i18n._(id, values);
