import { expect, test } from "vitest";
import { filmComment, isMp4, isWebm } from "./film-text.ts";
import { film } from "./testing/film.ts";

for (const container of ["mp4", "webm"] as const) {
  test(`the comment of ${container} is found, also a long one in any letters`, async () => {
    for (const comment of ["backstep {}", "가".repeat(5000), "x".repeat(70_000)]) {
      expect(filmComment(await film(container, comment))).toBe(comment);
    }
    expect(filmComment(await film(container))).toBeNull();
  });

  test(`${container} that is cut off or changed has none, or another, and never fails otherwise`, async () => {
    const whole = await film(container, "backstep {}");
    for (let length = 0; length < whole.length; length += 7) filmComment(whole.subarray(0, length));
    for (let at = 0; at < whole.length; at += 3) {
      const changed = whole.slice();
      changed[at] = 0xff;
      filmComment(changed);
    }
    expect([isMp4(whole), isWebm(whole)]).toEqual([container === "mp4", container === "webm"]);
  });
}

test("what is no film has no comment, and one that is too long is refused", async () => {
  expect(filmComment(new Uint8Array(0))).toBeNull();
  expect(filmComment(new TextEncoder().encode("GIF89a, a picture"))).toBeNull();
  await expect(film("webm", "x".repeat(300_000)).then(filmComment)).rejects.toThrow(/300000/);
});
