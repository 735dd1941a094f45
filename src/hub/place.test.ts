import { expect, test } from "vitest";
import { addressOf, placeOf } from "./place.ts";

const hub = (repo: string, revision = "main", path = "") => ({ kind: "hub", repo, revision, path });
const COMMIT = "4c9c3b9d2c1a0f7e4c9c3b9d2c1a0f7e4c9c3b9d";

test("a name, an address on the Hub in any of its views, and a file anywhere", () => {
  for (const text of [
    "google/ddpm-celebahq-256",
    "  google/ddpm-celebahq-256\n",
    "https://huggingface.co/google/ddpm-celebahq-256",
    "https://www.huggingface.co/google/ddpm-celebahq-256/?library=diffusers#files",
    "hf.co/google/ddpm-celebahq-256",
    "https://huggingface.co/google/ddpm-celebahq-256/tree/main",
  ])
    expect(placeOf(text)).toEqual(hub("google/ddpm-celebahq-256"));
  expect(placeOf(`https://huggingface.co/a/b/blob/${COMMIT}/unet/model%20one.bin`)).toEqual(
    hub("a/b", COMMIT, "unet/model one.bin"),
  );
  expect(placeOf("https://host.example/x/My%20model.pt?download=1#here")).toEqual({
    kind: "file",
    url: "https://host.example/x/My%20model.pt?download=1",
    name: "My model.pt",
  });
});

test("an address that is told to others leads back to its place", () => {
  for (const place of [hub("a/b", COMMIT, "unet/model one.bin"), hub("google/ddpm-cat-256", COMMIT)]) {
    expect(placeOf(addressOf(place as never))).toEqual(place);
  }
});

test("what is none of these is none", () => {
  for (const text of [
    "",
    "butterflies",
    "http://host.example/model.pt",
    "https://host.example/a/page.html",
    "https://host.example/.pt",
    "https://user:secret@host.example/model.pt",
    "https://huggingface.co/datasets/cifar10/x/y",
    "https://huggingface.co/google",
    "file:///model.pt",
    "../../api/whoami",
    "a/b/c",
    "javascript:alert(1)//x.pt",
  ])
    expect(placeOf(text), text).toBeNull();
});
