import { renderToStaticMarkup } from "react-dom/server";
import { beforeEach, expect, test } from "vitest";
import { installForTests } from "../../app/testing/install.ts";
import { FIRST, settings } from "../../rooms/generate/scene.ts";
import { ROOMS } from "../../rooms/index.ts";
import { EACH, USUAL_GUIDANCE } from "../../scene/classes.ts";
import ClassFields from "./ClassFields.tsx";
import { ANY, chosen } from "./choose.ts";

beforeEach(() => installForTests(ROOMS, "generate"));

const classes = ["cat", "dog", "quokka"];
const three = { classes: 3, needsClass: false };
const pictures = { count: 16, most: 64 };
const markup = (scene: object, needsClass = false) =>
  renderToStaticMarkup(<ClassFields {...{ scene, classes, needsClass, pictures }} onChange={() => {}} />);
const options = (html: string) => [...html.matchAll(/<option[^>]*>([^<]*)/g)].map(([, label]) => label);

test("the first class that is chosen begins with guidance, the next keeps what there is, none leaves both out", () => {
  expect(chosen("cat", {}, three, pictures)).toEqual({ class: "cat", guidance: USUAL_GUIDANCE });
  expect(chosen("dog", { class: "cat", guidance: 3.5 }, three, pictures)).toEqual({ class: "dog", guidance: 3.5 });
  settings.patch(chosen("cat", {}, three));
  settings.patch(chosen(ANY, settings.get(), three));
  expect(settings.get()).toEqual(FIRST);
});

test("one of each is as many pictures as make whole rows of the classes", () => {
  const countOf = (classes: number, count: number, most = 64) =>
    chosen(EACH, {}, { classes, needsClass: false }, { count, most }).count;
  expect([countOf(10, 16), countOf(10, 4), countOf(10, 64), countOf(100, 16), countOf(10, 8, 16)]).toEqual([
    10, 10, 60, 16, 10,
  ]);
});

test("classes are called in words, or as the model calls them; guidance stands there with a class", () => {
  const any = markup({});
  expect(options(any)).toEqual(["Any", "One of each", "Cat", "Dog", "quokka"]);
  expect(any).not.toContain("Guidance");
  expect(markup({ class: "cat", guidance: 3 })).toMatch(/type="range"[^>]*aria-valuetext="3"/);
  const shared = <ClassFields scene={{}} classes={classes} needsClass={false} onChange={() => {}} />;
  expect(options(renderToStaticMarkup(shared))).not.toContain("One of each");
});

test("a class that the model does not know is named, and stays to be seen", () => {
  const html = markup({ class: "owl" });
  expect(html).toMatch(/role="alert"[^>]*>“owl” is no class of this model’s/);
  expect(options(html)).toContain("owl");
});

test("where the model has to be told one there is no choice of none, and no guidance", () => {
  const html = markup({ class: "dog" }, true);
  expect(options(html)).toEqual(["One of each", "Cat", "Dog", "quokka"]);
  expect(html).not.toContain("Guidance");
  expect(chosen("dog", { class: "cat" }, { classes: 3, needsClass: true })).toEqual({ class: "dog" });
});
