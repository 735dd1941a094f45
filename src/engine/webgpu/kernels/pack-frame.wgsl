// x̂₀ and x as RGBA8, for the page: [-1, 1] → 0 … 255, one channel becomes grey, the fourth is opacity. One thread a pixel.
//
// Included before this: level (level.wgsl), which reads float32 by its bits.

override CHANNELS: u32;
override PIXELS: u32; // H·W

@group(0) @binding(0) var<storage, read> x: array<u32>; // float32 [B, C, H, W]
@group(0) @binding(1) var<storage, read> x0: array<u32>; // float32 [B, C, H, W]
@group(0) @binding(2) var<storage, read_write> rgba: array<u32>; // [2, B, H, W]: x̂₀, then x

const OPAQUE = 0x3f800000u; // 1 as float32

fn word(red: u32, green: u32, blue: u32, alpha: u32) -> u32 {
  return level(red) | (level(green) << 8u) | (level(blue) << 16u) | (level(alpha) << 24u);
}

@compute @workgroup_size(64)
fn main(@builtin(global_invocation_id) id: vec3<u32>, @builtin(num_workgroups) groups: vec3<u32>) {
  let pixel = id.x;
  let lane = id.y;
  if (pixel >= PIXELS) {
    return;
  }
  let red = lane * CHANNELS * PIXELS + pixel;
  // Where there is one channel, all three are read from it.
  let green = red + select(0u, PIXELS, CHANNELS > 1u);
  let blue = red + select(0u, 2u * PIXELS, CHANNELS > 1u);
  let clear = CHANNELS == 4u;
  let alpha = red + select(0u, 3u * PIXELS, clear);
  let at = lane * PIXELS + pixel;
  rgba[at] = word(x0[red], x0[green], x0[blue], select(OPAQUE, x0[alpha], clear));
  rgba[groups.y * PIXELS + at] = word(x[red], x[green], x[blue], select(OPAQUE, x[alpha], clear));
}
