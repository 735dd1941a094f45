import { format, parse } from "../i18n/message.ts";
import { en } from "./words/en.ts";
import { type Given, type Said, type SentenceId, said, spoken } from "./words/said.ts";

/** Why a file is not taken: what was found and what is expected. Its message is English, for commands and logs. */
export class Refusal extends Error {
  override readonly name = "Refusal";
  readonly said: Said;

  constructor(said: Said) {
    super(spoken(said, (id, values) => format(parse(en[id]), values, "en")));
    this.said = said;
  }
}

/** What another folder's error says, as a part of a sentence here. */
export const wordsIn = ({ id, values }: { readonly id: SentenceId; readonly values: Said["values"] }): Said => {
  return { id, values };
};

export const refusal = <Id extends SentenceId>(id: Id, ...values: Given<Id>): Refusal =>
  new Refusal(said(id, ...values));
