import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import "../rooms/testing/install.ts";
import { goTo } from "../app/actions.ts";
import { getState } from "../app/store.ts";
import { allPages, parts } from "../scene/rooms.ts";
import { barOf, Nav } from "./Nav.tsx";
import { placeShortcuts } from "./shortcuts.ts";

const ids = (pages: readonly { readonly id: string }[]) => pages.map(({ id }) => id);

describe("the navigation", () => {
  it("has every place once, those of a part together and in the order of the table", () => {
    expect(parts().map(({ part }) => part)).toEqual(["make", "understand", "own"]);
    const html = renderToStaticMarkup(<Nav />);
    const names = [...html.matchAll(/<li[^>]*><button[^>]*>.*?<span>([^<]+)<\/span>/g)].map(([, name]) => name);
    expect(names).toEqual(allPages().map(({ words }) => words.say("name")));
  });

  it("has on a phone the first few, and the place where one is", () => {
    const pages = allPages();
    expect(ids(barOf(pages, "generate"))).toEqual(ids(pages.slice(0, 4)));
    expect(ids(barOf(pages, "gallery"))).toEqual([...ids(pages.slice(0, 3)), "gallery"]);
  });

  it("has a digit for each of the first nine, in its order", () => {
    const digits = placeShortcuts();
    expect(digits).toHaveLength(Math.min(9, allPages().length));
    digits[1]?.run();
    expect(getState().place).toBe(allPages()[1]?.id);
    goTo("generate");
  });
});
