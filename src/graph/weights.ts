/** Weights made from others, read when they are asked for. */
import { elements, type Shape, type Weight } from "./graph.ts";

/** Values that are there already. @throws RangeError where they don't fill the shape */
export function given(name: string, shape: Shape, values: Float32Array): Weight {
  if (values.length !== elements(shape)) throw new RangeError(`${name}: ${values.length} values for [${shape}]`);
  return { name, shape, read: async () => values.slice() };
}

/** The same values under another shape. */
export function shaped(weight: Weight, shape: Shape): Weight {
  if (elements(weight.shape) !== elements(shape)) {
    throw new RangeError(`${weight.name}: [${weight.shape}] does not fill [${shape}]`);
  }
  return { name: weight.name, shape, read: () => weight.read() };
}

/** Rows `start` to `end` of the first axis. */
export function rows(weight: Weight, start: number, end: number): Weight {
  const [length, ...rest] = weight.shape as [number, ...number[]];
  if (!(start >= 0 && start < end && end <= length)) {
    throw new RangeError(`${weight.name}: rows ${start} to ${end} of ${length}`);
  }
  const width = elements(rest);
  return {
    name: `${weight.name}[${start}:${end}]`,
    shape: [end - start, ...rest],
    read: async () => (await weight.read()).slice(start * width, end * width),
  };
}

/** Every value, or all of them at once, changed. */
export function changed(weight: Weight, by: (values: Float32Array) => Float32Array): Weight {
  return { name: weight.name, shape: weight.shape, read: async () => by(await weight.read()) };
}

/**
 * A convolution's filters at mean 0 and variance 1, each for itself (weight standardisation, Qiao et al. 2019).
 * @param eps added to the variance
 */
export function standardised(weight: Weight, eps: number): Weight {
  const width = elements(weight.shape.slice(1));
  return changed(weight, (values) => {
    for (let at = 0; at < values.length; at += width) {
      const filter = values.subarray(at, at + width);
      const mean = filter.reduce((sum, v) => sum + v, 0) / width;
      const variance = filter.reduce((sum, v) => sum + (v - mean) ** 2, 0) / width;
      const scale = 1 / Math.sqrt(variance + eps);
      for (let i = 0; i < width; i++) filter[i] = (filter[i]! - mean) * scale;
    }
    return values;
  });
}

/**
 * Frequencies of a sinusoidal embedding: base^(−k/(half − shift)) for k below half (Vaswani et al. 2017; the programs
 * differ in `shift`, 0 or 1).
 */
export function frequencies(half: number, shift: number, base = 10_000): Weight {
  const values = Float32Array.from({ length: half }, (_, k) => Math.exp((-Math.log(base) * k) / (half - shift)));
  return given("frequencies", [half], values);
}
