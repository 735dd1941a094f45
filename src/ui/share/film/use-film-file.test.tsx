// @vitest-environment happy-dom
import { expect, test } from "vitest";
import { wouldLose } from "../../../app/leaving.ts";
import { mount, press, settled } from "../../testing/mount.ts";
import { useFilmFile } from "./use-film-file.ts";

const asks = wouldLose;

let made = (_: Blob) => {};
const make = () => new Promise<Blob>((resolve) => (made = resolve));

function Film() {
  const { get, cancel, bytes } = useFilmFile(make);
  // The one that is cancelled is nobody's.
  const begin = () => void get().catch(() => {});
  return (
    <>
      <button type="button" onClick={begin}>
        Make
      </button>
      <button type="button" onClick={cancel}>
        Cancel
      </button>
      {bytes}
    </>
  );
}

test("who leaves is asked while a film is made, and not before, after, or once it was cancelled", async () => {
  const page = await mount(<Film />);
  expect(asks()).toBe(false);
  await press(page, "Make");
  expect(asks()).toBe(true);
  await press(page, "Cancel");
  expect(asks()).toBe(false);
  await press(page, "Make");
  await settled(() => made(new Blob(["film"])));
  expect(page.textContent).toContain("4");
  expect(asks()).toBe(false);
});
