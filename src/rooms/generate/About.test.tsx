import { renderToStaticMarkup } from "react-dom/server";
import { expect, test, vi } from "vitest";
import { useStore } from "../../app/store.ts";
import { installForTests } from "../../app/testing/install.ts";
import { fewSteps, PRESETS } from "../../diffusion/samplers/presets.ts";
import type { SamplerSpec } from "../../diffusion/spec.ts";
import { Equation } from "../../ui/equation/Tex.tsx";
import { ROOMS } from "../index.ts";
import About from "./About.tsx";
import { settings } from "./scene.ts";
import { words } from "./words.ts";

function shown(sampler: SamplerSpec): string {
  installForTests(ROOMS, "generate");
  settings.patch({ sampler });
  // What is rendered to text is the store as it was at first.
  Object.assign(useStore.getInitialState(), useStore.getState());
  return renderToStaticMarkup(<About />);
}

// What says whether the page is embedded reads its address.
vi.mock("../../app/embed.ts", () => ({ EMBEDDED: false, BARE: false }));

const mathsOf = (html: string) => html.match(/<math.*?<\/math>/s)?.[0];
const [ancestral, family] = (["ancestral", "family"] as const).map((name) =>
  mathsOf(renderToStaticMarkup(<Equation name={name} />)),
);

test("the room's i shows a step of the sampler that is chosen, with its source", () => {
  const [ddpm, ddim] = [shown(PRESETS.ddpm1000), shown(fewSteps())];
  expect([ddpm, ddim].map(mathsOf)).toEqual([ancestral, family]);
  expect(ancestral).not.toBe(family);
  expect(ddpm).toContain(words.say("aboutSource"));
  expect(ddim).toContain(words.say("aboutDdim"));
});

test("it says that fresh noise is added where the sampler adds some", () => {
  const [noisy, quiet] = [words.say("about"), words.say("aboutQuiet")];
  for (const sampler of [PRESETS.ddpm1000, PRESETS.improved100, fewSteps(1)]) expect(shown(sampler)).toContain(noisy);
  expect(shown(fewSteps())).toContain(quiet);
  expect(shown(fewSteps())).not.toContain(noisy);
});
