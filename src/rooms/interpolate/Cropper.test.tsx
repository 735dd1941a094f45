import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { installForTests } from "../../app/testing/install.ts";
import { ROOMS } from "../index.ts";
import { Cropper } from "./Cropper.tsx";

test.each([
  [24, 40, 'width="192" height="320"', "--across:0.6;--down:1"],
  [512, 128, 'width="320" height="80"', "--across:1;--down:0.25"],
  [32, 32, 'width="320" height="320"', "--across:1;--down:1"],
])("what is cut for a model of %i × %i is seen as oblong as that", (width, height, canvas, style) => {
  installForTests(ROOMS, "interpolate");
  const picture = { width, height, channels: 1, pixels: new Uint8Array(width * height) } as const;
  const shown = renderToStaticMarkup(<Cropper end={0} picture={picture} name="A" />);
  expect(shown).toContain(canvas);
  expect(shown).toContain(style);
});
