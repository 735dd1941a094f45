// One step of a plan for every picture of a micro-batch: plan.ts's formula, the fast version beside
// src/diffusion/step.ts. A thread does four values, as many as one block of noise.
//
// Included before this: struct Row and the FLAG_ bits (pack.ts), philox and normals (noise.wgsl).

override VALUES: u32; // D, of one picture
override OUTPUTS: u32; // of the network for one picture: D, or 2·D with the variance's v

@group(0) @binding(0) var<storage, read> rows: array<Row>; // [B], this position's
@group(0) @binding(1) var<storage, read> quantiles: array<f32>;
// What the network is asked about and what it says: B pictures, then again those that are guided, told no class.
@group(0) @binding(2) var<storage, read_write> x: array<f32>; // [E, D]
@group(0) @binding(3) var<storage, read> m: array<f32>; // [E, OUTPUTS]
@group(0) @binding(4) var<storage, read_write> x0: array<f32>; // [B, D], x̂₀ of the step before, then of this
@group(0) @binding(5) var<storage, read_write> not_finite: atomic<u32>; // the first lane that went wrong

// By the bits: a compiler may assume that floats are finite.
fn is_wrong(v: f32) -> bool {
  return (bitcast<u32>(v) & 0x7f800000u) == 0x7f800000u;
}

@compute @workgroup_size(64)
fn main(@builtin(global_invocation_id) id: vec3<u32>) {
  let block = id.x;
  let lane = id.y;
  if (block * 4u >= VALUES) {
    return;
  }
  let row = rows[lane];
  let clipped = (row.flags & FLAG_CLIP) != 0u;
  let learned = (row.flags & FLAG_LEARNED) != 0u;
  let noisy = (row.flags & FLAG_NOISE) != 0u;
  var z = vec4<f32>(0.0);
  if (noisy) {
    z = normals(block, row.noise_index, row.image, row.stream, vec2<u32>(row.seed_low, row.seed_high));
  }
  let last = min(4u, VALUES - block * 4u);
  for (var i = 0u; i < last; i++) {
    let value = block * 4u + i;
    let at = lane * VALUES + value;
    let output = lane * OUTPUTS + value;
    // Without guidance a lane is its own twin, and this is m itself.
    let none = m[row.twin * OUTPUTS + value];
    let mean = none + row.guidance * (m[output] - none);
    let guess = row.from_x * x[at] + row.from_m * mean;
    let picture = select(guess, clamp(guess, -1.0, 1.0), clipped);
    let epsilon = row.noise_from_x * x[at] + row.noise_from_m * mean;
    var sigma = row.sigma;
    if (learned) {
      let f = (m[output + VALUES] + 1.0) / 2.0;
      sigma = exp(0.5 * (f * row.log_max + (1.0 - f) * row.log_min));
    }
    let next = row.cx * x[at] + row.c0 * picture + row.ce * epsilon + row.cp * x0[at] + sigma * z[i];
    if (is_wrong(next) || is_wrong(mean)) {
      atomicMin(&not_finite, lane);
    }
    x[at] = next;
    x[row.twin * VALUES + value] = next;
    x0[at] = picture;
  }
}
