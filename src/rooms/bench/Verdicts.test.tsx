import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import type { Paired } from "./results.ts";
import { MOST_COUNT } from "./scene.ts";
import { Verdicts } from "./Verdicts.tsx";

const said = (pictures: number, needed: number | null) => {
  const paired = { from: 0, distance: 0.01, standardError: 0.02, pictures, apart: false, needed } as Paired;
  return renderToStaticMarkup(<Verdicts pairs={[null, paired]} />);
};

test("what would tell rows apart is said as far as a row can go, and no number twice as if it were another", () => {
  expect(said(256, 1024)).toContain("1024 would");
  expect(said(256, null)).toContain(`Even ${MOST_COUNT} would probably not`);
  const most = said(MOST_COUNT, null);
  expect(most).toContain(`${MOST_COUNT} pictures, the most a row can have`);
  expect(most).not.toContain("Even");
});
