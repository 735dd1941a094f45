/**
 * Errors whose sentence has a name and values, so that whoever shows one can say it in another language. English stands
 * here, with {names} for the values, as in the catalogues that take it in (formats/words).
 */
export type Sentences = Readonly<Record<string, string>>;

export type WordedValues = Readonly<Record<string, string | number>>;

export class Worded<S extends Sentences> extends Error {
  readonly id: keyof S & string;
  readonly values: WordedValues;

  constructor(sentences: S, id: keyof S & string, values: WordedValues = {}) {
    super(filled(sentences[id]!, values));
    this.id = id;
    this.values = values;
  }
}

export const filled = (sentence: string, values: WordedValues): string =>
  sentence.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name]));
