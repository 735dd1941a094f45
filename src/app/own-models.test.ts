import { expect, test } from "vitest";
import type { Card } from "../library/card.ts";
import { listed } from "./own-models.ts";

const card: Card = {
  format: 1,
  id: "own-0123456789abcdef",
  title: "Mine",
  added: "2026-01-01T00:00:00Z",
  bytes: 9,
  sha256: "a".repeat(64),
  ...{ width: 8, height: 8, channels: 3, family: "diffusers", from: "unet", answers: {} },
  source: [
    { name: "unet/config.json", bytes: 1, sha256: "b".repeat(64) },
    { name: "unet/weights.bin", bytes: 8, sha256: "c".repeat(64) },
  ],
  facts: [{ name: "channels", value: "3", how: "inferred", from: "" }],
};

test("a model of one's own is listed with its file of weights, and the classes that it has to be told one of", () => {
  expect(listed(card)).toMatchObject({ title: "Mine", own: { file: "weights.bin", sha256: "c".repeat(64) } });
  expect(listed(card)).not.toHaveProperty("classes");
  const classes = { name: "classes", value: "3", how: "inferred", from: "" } as const;
  expect(listed({ ...card, facts: [classes] })).toMatchObject({ classes: ["0", "1", "2"], needsClass: true });
});
