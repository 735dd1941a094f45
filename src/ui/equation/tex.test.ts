import { expect, test } from "vitest";
import { EQUATIONS } from "./equations.ts";
import { type MathNode, parseTex } from "./tex.ts";

/** A tree as one line: tag(children). */
function written(nodes: readonly (MathNode | string)[]): string {
  return nodes.map((node) => (typeof node === "string" ? node : `${node.tag}(${written(node.children)})`)).join(" ");
}

test("scripts bind to what stands before them", () => {
  expect(written(parseTex("x_t"))).toBe("msub(mi(x) mi(t))");
  expect(written(parseTex("\\sigma_t^2"))).toBe("msubsup(mi(σ) mi(t) mn(2))");
  expect(written(parseTex("x_{t-1}"))).toBe("msub(mi(x) mrow(mi(t) mo(−) mn(1)))");
});

test("fractions, roots and accents", () => {
  expect(written(parseTex("\\sqrt{\\bar\\alpha_t}x_0"))).toBe(
    "msqrt(msub(mover(mi(α) mo(¯)) mi(t))) msub(mi(x) mn(0))",
  );
  expect(written(parseTex("\\frac{1}{2}"))).toBe("mfrac(mn(1) mn(2))");
});

test("a sum has its limits above and below", () => {
  expect(written(parseTex("\\sum_{t}^{T} L_t"))).toBe("munderover(mo(∑) mi(t) mi(T)) msub(mi(L) mi(t))");
});

test("a minus is a sign where nothing stands before it", () => {
  expect(parseTex("-x")[0]?.props).toEqual({ form: "prefix" });
  expect(parseTex("= -x")[1]?.props).toEqual({ form: "prefix" });
  expect(parseTex("(x) - 1")[3]?.props).toBeUndefined();
});

test("words keep their spaces", () => {
  expect(written(parseTex("x \\text{ if } y"))).toBe("mi(x) mtext( if ) mi(y)");
});

test("what is not known is an error that quotes the equation", () => {
  expect(() => parseTex("\\foo x")).toThrow("unknown \\foo: \\foo x");
  expect(() => parseTex("{x")).toThrow("missing }");
  expect(() => parseTex("x_")).toThrow("ends too early");
});

test.each(Object.entries(EQUATIONS))("%s is well formed, and said in both languages", (_, { lines, said }) => {
  for (const line of lines) expect(parseTex(line).length).toBeGreaterThan(0);
  expect(said.en).not.toBe("");
  expect(said.ko).not.toBe("");
});
