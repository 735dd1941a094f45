/** What is dropped or pasted goes where it belongs; what cannot be taken is said, and nothing else changes. */
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import "../rooms/testing/install.ts";
import { sceneOf, setScene } from "../app/actions.ts";
import { getState, setState } from "../app/store.ts";
import { encodePng } from "../bytes/png-pixels.ts";
import { claimDrops } from "../pictures/place.ts";
import { FIRST } from "../rooms/generate/scene.ts";
import { writeLink } from "./link.ts";
import { isForText, isKnown, readDrop, receive } from "./receive.ts";
import { makeRecipe, writeRecipe } from "./recipe.ts";

const incoming = vi.hoisted(() => ({ receiveLink: vi.fn(), receiveJson: vi.fn(), receiveFile: vi.fn() }));
const offerModel = vi.hoisted(() => vi.fn());
vi.mock("../app/embed.ts", () => ({ EMBEDDED: false }));
vi.mock("../app/adding.ts", () => ({ offerModel }));
vi.mock("./incoming.ts", () => incoming);
vi.mock("../app/page.ts", () => import("../app/testing/fake-page.ts"));
// No decoder outside a browser: a bitmap of that many bytes.
vi.mock("../pictures/decode.ts", () => ({
  decode: async (bytes: Uint8Array) => ({ bitmap: { width: bytes.length, height: 1 }, ground: "none" }),
}));

const recipe = makeRecipe({ model: { id: "dot", sha256: "a".repeat(64) }, scene: FIRST });
const json = writeRecipe(recipe);
const link = `https://backstep.test/#r=${writeLink(recipe)}`;
const png = encodePng({ width: 1, height: 1, channels: 3, pixels: Uint8Array.of(1, 2, 3) });
const picture = (name = "a.png") => new File([png], name);
const notices = () => getState().notices.map(({ tone, text }) => [tone, text()]);
const claim = vi.fn();
let release = () => {};

beforeEach(() => {
  vi.stubGlobal("location", new URL("https://backstep.test/"));
  for (const each of [...Object.values(incoming), claim]) each.mockReset();
  incoming.receiveFile.mockResolvedValue(false);
  setState({ place: "generate", notices: [], models: [] });
  setScene(FIRST);
  release = claimDrops({ title: () => "", take: claim });
});
afterEach(() => {
  release();
  vi.unstubAllGlobals();
});

/** What a browser hands over with a drop. */
function dropOf(texts: Readonly<Record<string, string>>, files: readonly File[] = [], folder?: string): DataTransfer {
  const items = folder === undefined ? [{}] : [{ webkitGetAsEntry: () => ({ isDirectory: true, name: folder }) }];
  return { items, files, getData: (type: string) => texts[type] ?? "" } as unknown as DataTransfer;
}

describe("a drop is read", () => {
  it("for its files and the folder among them", () => {
    const file = picture();
    expect(readDrop(dropOf({}, [file], "holiday"))).toMatchObject({
      files: [file],
      folder: "holiday",
      text: "",
      entries: [{ name: "holiday" }],
    });
  });

  it("for its text: the first address that is no comment, else the plain text, else a picture in the markup", () => {
    const texts = { "text/uri-list": "# a list\r\nhttps://a.test/\r\nhttps://b.test/", "text/plain": "words" };
    expect(readDrop(dropOf(texts)).text).toBe("https://a.test/");
    expect(readDrop(dropOf({ "text/plain": "words" })).text).toBe("words");
    const html = "<p><img alt='x' src='data:image/png;base64,AAAA'></p>";
    expect(readDrop(dropOf({ "text/html": html })).text).toBe("data:image/png;base64,AAAA");
    expect(readDrop(dropOf({ "text/html": html, "text/plain": " " })).text).toBe("data:image/png;base64,AAAA");
    const away = "https://a.test/a.png";
    expect(readDrop(dropOf({ "text/html": `<img src='${away}'>` })).text).toBe(away);
    expect(readDrop(dropOf({ "text/html": "<img src='a.png'>" })).text).toBe("");
  });
});

it("words, cells and addresses are for where text is written; recipes and links never are", () => {
  const forText = (text: string, files: readonly File[] = []) => isForText({ files, text });
  expect(["a\tb", "https://a.test/a.png", "/home/me/a.png", ""].map((text) => forText(text))).toEqual([
    true,
    true,
    true,
    true,
  ]);
  expect([json, link].map((text) => forText(text))).toEqual([false, false]);
  expect(forText("", [picture()])).toBe(false);
  // A table copied from a spreadsheet brings a picture of itself.
  expect(forText("a\tb", [picture()])).toBe(true);
  // A file manager says which file it is, and a browser where the picture was.
  expect(forText("a.png\n", [picture()])).toBe(false);
  expect(forText("file:///home/me/a.png", [picture()])).toBe(false);
  expect(forText("https://a.test/a.png", [picture()])).toBe(false);
  expect([isKnown(), isKnown("words"), isKnown(link), isKnown(json)]).toEqual([false, false, true, true]);
});

describe("a text", () => {
  it("that is a link or a recipe is opened as one", async () => {
    await receive({ files: [], text: link });
    expect(incoming.receiveLink).toHaveBeenCalledExactlyOnceWith(link);
    await receive({ files: [], text: `\`\`\`json\n${json}\n\`\`\`` });
    expect(incoming.receiveJson).toHaveBeenCalledExactlyOnceWith(json, { kind: "text" });
  });

  it("with settings goes where they lead", async () => {
    await receive({ files: [], text: "https://backstep.test/?room=generate&seed=99" });
    expect(sceneOf("generate")).toMatchObject({ seed: "99" });
  });

  it("that is a picture is taken as one", async () => {
    await receive({ files: [], text: `data:image/png;base64,${Buffer.from(png).toString("base64")}` });
    expect(claim).toHaveBeenCalledExactlyOnceWith([expect.objectContaining({ name: "data:image/png" })], 0);
  });

  it("that is this page's address, and no more, is said to have lost its end; one of another model leads there", async () => {
    await receive({ files: [], text: "<https://backstep.test/>" });
    expect(notices()).toEqual([["error", expect.stringContaining("only the address of this page")]]);
    setState({ notices: [], place: "bits" });
    await receive({ files: [], text: "https://backstep.test/?model=photos-32" });
    expect([notices(), getState().place]).toEqual([[], "generate"]);
  });

  it("that is none of these is refused: words, and the address of a picture elsewhere", async () => {
    await receive({ files: [], text: "words" });
    expect(notices()).toEqual([["error", expect.any(String)]]);
    await receive({ files: [], text: "https://a.test/a.png" });
    expect(notices()).toEqual([["error", expect.stringContaining("https://a.test/a.png")]]);
    await receive({ files: [], text: "file:///home/me/a.png" });
    expect(notices()).toEqual([["error", expect.stringContaining("where a file is on this computer")]]);
    expect(claim).not.toHaveBeenCalled();
  });
});

describe("files", () => {
  it("that are pictures go to the room that wants them, and it hears how many were too many", async () => {
    const files = ["a.png", "b.png", "c.png", "d.png"].map(picture);
    await receive({ files });
    const [opened, left] = claim.mock.lastCall!;
    expect(opened.length + left).toBe(4);
    expect(opened[0]).toMatchObject({ name: "a.png", bitmap: { width: png.length, height: 1 } });
  });

  it("that are too many for a room that claims none are all refused, and so is a folder", async () => {
    release();
    await receive({ files: Array.from({ length: 30 }, () => picture()) });
    expect(notices()).toEqual([["error", expect.stringContaining("30")]]);
    await receive({ files: [], folder: "holiday" });
    expect(notices()).toEqual([["error", "“holiday” is a folder. Drop the picture itself."]]);
    expect(incoming.receiveFile).not.toHaveBeenCalled();
  });

  it("with a recipe inside open that, unless a picture is wanted as a picture", async () => {
    incoming.receiveFile.mockResolvedValue(true);
    const file = picture("renamed.txt");
    await receive({ files: [file] });
    expect(incoming.receiveFile.mock.lastCall?.[1]).toEqual({ kind: "file", file, picture: true });
    expect(claim).not.toHaveBeenCalled();
    // A film is no picture, but may have been made here.
    const film = new File([Uint8Array.of(0x1a, 0x45, 0xdf, 0xa3)], "film.webm");
    await receive({ files: [film] });
    expect(incoming.receiveFile.mock.lastCall?.[1]).toEqual({ kind: "file", file: film, picture: false });
    await receive({ files: [file] }, { plain: true });
    expect(claim).toHaveBeenCalledOnce();
  });

  it("are what their bytes say: our JSON under any name, whatever is named JSON, a note with a link in it", async () => {
    const note = new File([`Look: ${link}`], "note.txt");
    const files = [new File([json], "recipe.txt"), new File(["not one"], "recipe.json"), note];
    for (const file of files) await receive({ files: [file] });
    expect(incoming.receiveJson.mock.calls).toEqual([
      [json, { kind: "file", file: files[0], picture: false }],
      ["not one", { kind: "file", file: files[1], picture: false }],
    ]);
    expect(incoming.receiveLink).toHaveBeenCalledExactlyOnceWith(`Look: ${link}`);
    expect(claim).not.toHaveBeenCalled();
  });

  it("that are a model are offered as one, alone, with others or in a folder", async () => {
    const weights = new File([Uint8Array.of(0x80, 2)], "weights");
    await receive({ files: [new File([], "unet.safetensors")] });
    await receive({ files: [weights, new File(["{}"], "config.json")] });
    const isFile = {
      isDirectory: false,
      fullPath: "/unet/weights",
      file: (taken: (file: File) => void) => taken(weights),
    };
    const portions = [[isFile], []];
    const createReader = () => ({ readEntries: (taken: (entries: unknown[]) => void) => taken(portions.shift()!) });
    const folder = { isDirectory: true, fullPath: "/unet", name: "unet", createReader } as unknown as FileSystemEntry;
    await receive({ files: [], folder: "unet", entries: [folder] });
    const offered = offerModel.mock.calls.map(([files]) => [...files.keys()]);
    expect(offered).toEqual([["unet.safetensors"], ["weights", "config.json"], ["unet/weights"]]);
    expect(notices()).toEqual([]);
    await receive({ files: [picture("holiday.bin"), picture("photo.zip")] });
    expect(offerModel).toHaveBeenCalledTimes(3);
    expect(claim).toHaveBeenCalledOnce();
  });

  it("that are more than a folder of pictures or a model has are not read to their end, and that is said", async () => {
    const file = { isDirectory: false, fullPath: "/a", file: (taken: (file: File) => void) => taken(picture()) };
    const portions = [Array.from({ length: 3000 }, (_, i) => ({ ...file, fullPath: `/all/${i}` })), []];
    const createReader = () => ({ readEntries: (taken: (entries: unknown[]) => void) => taken(portions.shift()!) });
    const folder = { isDirectory: true, fullPath: "/all", name: "all", createReader } as unknown as FileSystemEntry;
    await receive({ files: [], folder: "all", entries: [folder] });
    expect(notices()).toEqual([["error", expect.stringContaining("too many files")]]);
  });

  it("that cannot be read are said by their name", async () => {
    const gone = Object.assign(picture("gone.png"), { arrayBuffer: () => Promise.reject(new Error("gone")) });
    await receive({ files: [gone] });
    expect(notices()).toEqual([["error", expect.stringContaining("gone.png")]]);
    await receive({ files: [new File([], "empty.png")] });
    expect(notices()).toEqual([["error", "“empty.png” is empty. Choose another file."]]);
  });
});
