/** A lecture's file that is dropped on a room in a page of another's. */
import { expect, it, vi } from "vitest";
import "../../rooms/testing/install.ts";
import { zip } from "../../library/zip.ts";
import { receive } from "../../recipe/receive.ts";
import { getState, setState } from "../store.ts";
import { keepLecture } from "./shelf.ts";

vi.mock("../embed.ts", () => ({ EMBEDDED: true }));
vi.mock("../page.ts", () => import("../testing/fake-page.ts"));
vi.mock("./shelf.ts", () => ({ keepLecture: vi.fn(), readLectures: vi.fn() }));

it("it is kept by nobody there, and where it can be is said", async () => {
  setState({ place: "interpolate", notices: [] });
  const lecture = await zip([["lecture.json", new Blob(["{}"])]]);
  await receive({ files: [new File([lecture], "talk.zip")] });
  expect(keepLecture).not.toHaveBeenCalled();
  expect(getState().notices.map(({ tone, text }) => [tone, text()])).toEqual([
    ["info", expect.stringContaining("Open Backstep itself")],
  ]);
  expect(getState().place).toBe("interpolate");
});
