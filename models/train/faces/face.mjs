import { faceToSvgString, generate } from "facesjs";
import sharp from "sharp";
import { randomAt } from "./random.mjs";

/**
 * Face number `index` of a stream (0 to train, 1 held out): `size` × `size` RGB bytes, row by row.
 * Drawn several times as large and averaged down by whole blocks.
 */
export async function drawFace(seed, stream, index, size) {
  const random = randomAt(seed, stream, index);
  const svg = withRandom(random, () => {
    const gender = random() < 0.5 ? "female" : "male";
    return faceToSvgString(generate({ accessories: { id: "none" } }, { gender }));
  });
  const background = hsl(random(), 0.45 + 0.4 * random(), 0.72 + 0.16 * random());
  const factor = Math.max(2, Math.ceil(64 / size));
  const large = size * factor;
  // the drawing is 400 × 600: the square from 100 to 500 holds the head
  const pixels = await sharp(Buffer.from(svg))
    .resize(large, (large * 3) / 2, { fit: "fill" })
    .flatten({ background })
    .extract({ left: 0, top: Math.floor(large / 4), width: large, height: large })
    .removeAlpha()
    .raw()
    .toBuffer();
  return average(pixels, size, factor);
}

/** facesjs draws from Math.random; generate() is synchronous, so nothing else can draw meanwhile. */
function withRandom(random, make) {
  const original = Math.random;
  Math.random = random;
  try {
    return make();
  } finally {
    Math.random = original;
  }
}

/** The mean of each factor × factor block. */
function average(pixels, size, factor) {
  const out = Buffer.alloc(size * size * 3);
  const stride = size * factor * 3;
  for (let i = 0; i < out.length; i++) {
    const channel = i % 3;
    const x = Math.floor(i / 3) % size;
    const y = Math.floor(i / 3 / size);
    let sum = 0;
    for (let r = 0; r < factor; r++)
      for (let c = 0; c < factor; c++)
        sum += pixels[(y * factor + r) * stride + (x * factor + c) * 3 + channel];
    out[i] = Math.round(sum / factor ** 2);
  }
  return out;
}

/** Hue, saturation, lightness in [0, 1] → bytes. */
function hsl(h, s, l) {
  const channel = (n) => {
    const k = (n + h * 12) % 12;
    return Math.round(255 * (l - s * Math.min(l, 1 - l) * Math.max(-1, Math.min(k - 3, 9 - k, 1))));
  };
  return { r: channel(0), g: channel(8), b: channel(4) };
}
