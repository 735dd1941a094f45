// Unit normals by address, bit for bit those of src/diffusion/noise.ts, philox.ts and quantiles.ts.
//
// The module that includes this declares the table, uploaded from tables():
//     @group(…) @binding(…) var<storage, read> quantiles: array<f32>;   // 98,304 values

const QUANTILE_BODY = 32768u;

// The upper 32 bits of a·b, from products of 16-bit halves: WGSL has no wide multiply.
fn mul_high(a: u32, b: u32) -> u32 {
  let a_high = a >> 16u;
  let a_low = a & 0xffffu;
  let b_high = b >> 16u;
  let b_low = b & 0xffffu;
  let middle = a_high * b_low + ((a_low * b_low) >> 16u);
  return a_high * b_high + (middle >> 16u) + ((a_low * b_high + (middle & 0xffffu)) >> 16u);
}

// Philox4x32-10 (Salmon et al. 2011).
fn philox(start: vec4<u32>, seed: vec2<u32>) -> vec4<u32> {
  var c = start;
  var k = seed;
  for (var round = 0; round < 10; round++) {
    let high = vec2<u32>(mul_high(0xd2511f53u, c.x), mul_high(0xcd9e8d57u, c.z));
    let low = vec2<u32>(0xd2511f53u * c.x, 0xcd9e8d57u * c.z);
    c = vec4<u32>(high.y ^ c.y ^ k.x, low.y, high.x ^ c.w ^ k.y, low.x);
    k += vec2<u32>(0x9e3779b9u, 0xbb67ae85u);
  }
  return c;
}

// The normal of one word: a quantile of the lower half, mirrored where the top bit is set.
fn normal(word: u32) -> f32 {
  let mirrored = (word >> 31u) == 1u;
  let lower = select(word, ~word, mirrored);
  let cell = lower >> 16u;
  let quantile = quantiles[select(cell, QUANTILE_BODY + lower, cell == 0u)];
  return select(quantile, -quantile, mirrored);
}

// The normals of elements 4·block … 4·block + 3 of a picture; `stream` is stream | branch << 8.
fn normals(block: u32, index: u32, image: u32, stream: u32, seed: vec2<u32>) -> vec4<f32> {
  let words = philox(vec4<u32>(block, index, image, stream), seed);
  return vec4<f32>(normal(words.x), normal(words.y), normal(words.z), normal(words.w));
}
