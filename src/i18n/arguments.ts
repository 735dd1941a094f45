/**
 * What a message must be given, read from its text by the type checker: the grammar of message.ts. Text and the
 * cases of a choice take turns at every brace, so that one look at the next brace says where one is.
 */

/** A catalogue in one language: messages by name. */
export type Sentences = Readonly<Record<string, string>>;

/** The same catalogue in another language: every sentence, with every value. */
export type Same<En extends Sentences> = { readonly [Id in keyof En]: string & Holding<keyof ValuesOf<En[Id]>> };

/** The same, and no sentence with a value that the English one is not given. */
export type AtMost<En extends Sentences, Other extends Same<En>> = {
  readonly [Id in keyof En]: keyof ValuesOf<Other[Id]> extends keyof ValuesOf<En[Id]> ? string : never;
};

type Holding<Names> = Every<Names extends string ? (text: `${string}{${Names}${"}" | ","}${string}`) => void : never>;

/** The values that a message needs: a number for each plural, text or a number for the rest. Of several: all of them. */
export type ValuesOf<Text extends string> = Every<
  Text extends string ? (values: InText<Text, unknown>) => void : never
>;

/** From a union of takers, what all of them take. */
type Every<Takers> = [Takers] extends [(taken: infer Taken) => void] ? Taken : never;

type InText<Text extends string, Found> = Text extends `${infer Before}{${infer After}`
  ? Before extends `${string}}${infer Cases}`
    ? InCases<`${Cases}{${After}`, Found>
    : InArgument<After, Found>
  : Found;

type InArgument<Text extends string, Found> = Text extends `${infer Argument}}${infer After}`
  ? Argument extends `${infer Name}, ${infer Kind},${string}`
    ? Text extends `${string},${string},${infer Cases}`
      ? InCases<Cases, Found & { readonly [N in Name]: Kind extends "plural" ? number : string | number }>
      : never
    : InText<After, Found & { readonly [N in Argument]: string | number }>
  : never;

type InCases<Text extends string, Found> = Text extends `${infer Before}{${infer After}`
  ? Before extends `${string}}${infer Beyond}`
    ? InText<`${Beyond}{${After}`, Found>
    : InText<After, Found>
  : Found;
