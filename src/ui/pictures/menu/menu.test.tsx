/** What a picture answers when it is asked for its menu, and what a room shows of one that it took. */
import type { ComponentProps, MouseEvent } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { StartField } from "../../start/StartField.tsx";
import { PictureButton } from "../PictureButton.tsx";
import { closeMenu, pictureProps, useMenu } from "./open.ts";

const picture = { width: 1, height: 1, channels: 1, pixels: Uint8Array.of(9) } as const;
const subject = () => ({ name: "Picture 1", of: picture });

test("a picture opens its menu where it was asked, or beside itself, instead of the browser's", () => {
  const parts: unknown[] = [];
  const { onContextMenu } = pictureProps((part) => {
    parts.push(part);
    return subject();
  });
  const from = { getBoundingClientRect: () => ({ left: 10, top: -10, width: 8, height: 20 }) };
  let prevented = 0;
  const asked = (clientX: number, clientY: number) =>
    onContextMenu?.({
      clientX,
      clientY,
      currentTarget: from,
      preventDefault: () => prevented++,
    } as unknown as MouseEvent<HTMLElement>);
  asked(12, 0);
  expect(useMenu.getState().opened).toMatchObject({ subject: subject(), at: { x: 12, y: 0 }, from });
  asked(0, 0);
  expect(useMenu.getState().opened?.at).toBeNull();
  expect(prevented).toBe(2);
  // One that shows several is told which part of it was meant.
  expect(parts).toEqual([[0.25, 0.5], null]);
  closeMenu();
  expect(useMenu.getState().opened).toBeNull();
});

test("only pictures that say what they are have one", () => {
  expect(renderToStaticMarkup(<PictureButton subject={subject} />)).toContain("data-picture");
  expect(renderToStaticMarkup(<PictureButton />)).not.toContain("data-picture");
});

test("where a room begins with a picture is among its settings, with the way back; else nothing is said", () => {
  const shown = (scene: ComponentProps<typeof StartField>["scene"]) =>
    renderToStaticMarkup(<StartField scene={scene} T={1000} onChange={() => {}} />);
  expect(shown({})).toBe("");
  expect(shown({ image: 2 })).toContain("Begins with picture 3 of its seed.");
  const own = shown({ start: { t: 500, picture } });
  expect(own).toMatch(/type="range"[^>]*max="1000"[^>]*value="500"/);
  for (const html of [own, shown({ image: 2 })]) expect(html).toContain('aria-label="Begin with noise again"');
});
