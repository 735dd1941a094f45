import { expectTypeOf, test } from "vitest";
import type { AtMost, Same, ValuesOf } from "./arguments.ts";

type Either = string | number;

test("the values of a message are those in its text", () => {
  expectTypeOf<ValuesOf<"Run">>().toEqualTypeOf<unknown>();
  expectTypeOf<keyof ValuesOf<"step {n} of {count}, {n}">>().toEqualTypeOf<"n" | "count">();
  expectTypeOf<ValuesOf<"step {n}">>().toEqualTypeOf<{ readonly n: Either }>();
  expectTypeOf<ValuesOf<"{n, plural, one {one run} other {# runs}} left">>().toEqualTypeOf<{ readonly n: number }>();
  type Nested = ValuesOf<"{s, select, link {{n, plural, =1 {grey} other {# {of}}}} other {it}} and {after}">;
  expectTypeOf<keyof Nested>().toEqualTypeOf<"s" | "n" | "of" | "after">();
  expectTypeOf<Nested["n"]>().toEqualTypeOf<number>();
  expectTypeOf<Nested["s"]>().toEqualTypeOf<Either>();
});

test("where one of several messages may be said, the values of all are needed", () => {
  expectTypeOf<keyof ValuesOf<"{a} of {b}" | "{a}" | "none">>().toEqualTypeOf<"a" | "b">();
});

test("a translation has every sentence with its values, and no others", () => {
  type En = { readonly step: "step {n} of {count}"; readonly runs: "{n, plural, one {a run} other {# runs}}" };
  const runs = "{n, plural, other {실행 #개}}" as const;
  type Right = { readonly step: "{count}단계 중 {n}단계"; readonly runs: typeof runs };
  expectTypeOf<Right>().toExtend<Same<En>>();
  expectTypeOf<Right>().toExtend<AtMost<En, Right>>();
  expectTypeOf<{ readonly step: "{count}단계"; readonly runs: typeof runs }>().not.toExtend<Same<En>>();
  expectTypeOf<{ readonly step: "{count}단계 중 {n}단계" }>().not.toExtend<Same<En>>();
  type Stranger = { readonly step: "{count} {n} {m}"; readonly runs: typeof runs };
  expectTypeOf<Stranger>().not.toExtend<AtMost<En, Stranger>>();
});
