import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { dataFile } from "./data-address.ts";

const bytes = fc.uint8Array({ maxLength: 60 }).map((all) => new Uint8Array(all));
const percent = (all: Uint8Array) => [...all].map((byte) => `%${byte.toString(16).padStart(2, "0")}`).join("");

describe("a data address", () => {
  it.each([
    ["base64", (all: Uint8Array) => `data:image/png;base64,${Buffer.from(all).toString("base64")}`],
    ["base64 without padding", (all: Uint8Array) => `data:image/png;base64,${Buffer.from(all).toString("base64url")}`],
    [
      "base64, its padding escaped",
      (all: Uint8Array) => `data:image/png;base64,${encodeURIComponent(Buffer.from(all).toString("base64"))}`,
    ],
    [
      "base64 in lines",
      (all: Uint8Array) =>
        ` data:image/png;base64,${Buffer.from(all)
          .toString("base64")
          .replace(/(.{7})/g, "$1\r\n")}\n`,
    ],
    ["escaped bytes", (all: Uint8Array) => `DATA:image/png,${percent(all)}`],
  ])("is its bytes, from %s", (_, write) => {
    fc.assert(
      fc.property(bytes, (all) => {
        expect(dataFile(write(all))).toEqual({ mime: "image/png", bytes: all });
      }),
    );
  });

  it("may be written in the open", () => {
    const found = dataFile("data:image/svg+xml;charset=utf-8,<svg title='100%' id='%C3%A9é'/>");
    expect(found?.mime).toBe("image/svg+xml");
    expect(new TextDecoder().decode(found?.bytes)).toBe("<svg title='100%' id='éé'/>");
  });

  it.each([
    ["HTML", (address: string) => `<img alt="a" src="${address}">`],
    ["CSS", (address: string) => `background: #fff url(${address}) no-repeat;`],
    ["CSS, quoted", (address: string) => `url('${address}')`],
    ["Markdown", (address: string) => `![a cat](${address})`],
    ["JSON", (address: string) => `"${address}",`],
    ["angle brackets", (address: string) => `<${address}>`],
  ])("is found in %s", (_, hold) => {
    fc.assert(
      fc.property(bytes, (all) => {
        const address = `data:image/png;base64,${Buffer.from(all).toString("base64")}`;
        expect(dataFile(hold(address))).toEqual({ mime: "image/png", bytes: all });
      }),
    );
  });

  it.each(["", "data:", "https://a.example/data:,x", "my data: a, b"])("is none in %j", (text) =>
    expect(dataFile(text)).toBeNull(),
  );
});
