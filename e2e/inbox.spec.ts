/** What people drop and paste: pictures of every kind a browser can show. */
import { expect, pagesUrl, test } from "./fixtures.ts";
import { oddPictures } from "./odd-pictures.ts";
import { say } from "./words.ts";

test("any picture that the browser can show opens, whatever its name", async ({ page }) => {
  const all = await oddPictures();
  await page.goto(`${pagesUrl}blank.html`);
  const seen = await page.evaluate(
    async (files) => {
      const load = (path: string) => import(/* @vite-ignore */ path);
      const { open } = await load("/src/pictures/open.ts");
      const { getState, setState } = await load("/src/app/store.ts");
      const found = [];
      for (const { name, type, bytes } of files) {
        setState({ notices: [] });
        const file = await (await fetch(`data:;base64,${bytes}`)).arrayBuffer();
        const bitmap: ImageBitmap | null = await open(new File([file], name, { type }));
        const said = getState().notices.map(({ text }: { text: () => string }) => text());
        if (!bitmap) {
          found.push({ name, said });
          continue;
        }
        const { width, height } = bitmap;
        const context = new OffscreenCanvas(width, height).getContext("2d")!;
        context.drawImage(bitmap, 0, 0);
        const at = (x: number, y: number) => [...context.getImageData(x, y, 1, 1).data];
        found.push({ name, said, width, height, middle: at(width >> 1, height >> 1), corner: at(1, 1) });
      }
      return found;
    },
    all.map(({ name, type, bytes }) => ({ name, type, bytes: Buffer.from(bytes).toString("base64") })),
  );
  const close = (colour: readonly number[]) => [...colour, 255].map((level) => expect.closeTo(level, -1.2));
  expect(seen).toEqual(
    all.map(({ name, width, height, middle, corner, ground }) => ({
      name,
      said: ground === "dark" ? [say("picture.dark", { name })] : [],
      width,
      height,
      middle: close(middle),
      corner: close(corner),
    })),
  );
});
