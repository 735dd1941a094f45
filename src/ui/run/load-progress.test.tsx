/** What is said while a model is on its way. */
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test, vi } from "vitest";
import { setState, useStore } from "../../app/store.ts";
import { LoadProgressBar } from "./LoadProgressBar.tsx";

vi.mock("../../app/page.ts", () => import("../../app/testing/fake-page.ts"));

test("programs for the GPU are counted while they compile, and it can be cancelled", () => {
  const progress = { phase: "compile", loaded: 5, total: 12, fromCache: false, secondsLeft: null } as const;
  setState({ model: { phase: "loading", progress } });
  Object.assign(useStore.getInitialState(), useStore.getState());
  const html = renderToStaticMarkup(<LoadProgressBar />);
  expect(html).toContain("5 of 12 programs");
  expect(html).toContain('value="0.4166');
  expect(html).toContain("Cancel loading");
});
