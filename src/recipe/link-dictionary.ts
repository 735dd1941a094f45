/**
 * What nearly every recipe says, known to both ends of a link (deflate's preset dictionary, RFC 1950,
 * 2.2): what is left to send is little more than two check sums. People keep links, so not one
 * character here may ever change.
 */
const RECIPES = [
  '"bits":[,"kind":"bits"},"scene":{"clip":true,"pictures":[{"as":"webp","channels":1,"data":"UklGR","height":28,"origin":"result","width":28}],"room":"bits","sampled":0,"seed":"2006","steps":"1000"},"v":2',
  '"scene":{"branches":[{"branch":1,"parent":0,"position":500},{"branch":2,"position":250}],"count":4,"repeatNoiseSteps":-1,"room":"trajectory","sampler":{"clip":false,"form":"own","kind":"encode","spacing":"quadratic","steps":100},',
  '"form":"improved","kind":"encode","spacing":"leading","form":"diffusers","spacing":"trailing","spacing":"linspace","steps":20},"seed":"',
  '"scene":{"count":8,"room":"endings","sampler":{"clip":true,"kind":"ddpm","sigma":"fixed_small","steps":"250"},"seed":"2006","times":[1000,750,500,250,0]},"v":1}',
  '"scene":{"columns":[{"sampler":{"clip":true,"kind":"dpmpp2m","spacing":"uniform","steps":10},"seed":"2006"},{"sampler":{"clip":true,"kind":"ddpm","sigma":"learned","steps":"100"},"seed":"2006"},{"sampler":{"clip":true,"epsilon":"keep","eta":0,"kind":"ddim","sigmaHat":true,"spacing":"uniform","steps":50},"seed":"2006"}],"count":4,"room":"compare"},"v":1}',
  '"scene":{"ends":[null,null],"ends":[{"as":"png","channels":3,"data":"iVBORw0KGgoAAAANSUhEUgAAACAAAAAgCAIAAAD8GO2jAAA","height":32,"origin":"file","width":32},{"as":"png","channels":3,"data":"iVBORw0KGgoAAAANSUhEUgAAACAAAAAgCAIAAAD8GO2jAAA","height":32,"origin":"drawn","width":32}],"intervals":8,"mix":"spherical","mix":"constant_variance","mix":"all","mix":"linear","otherSeed":"1508","room":"interpolate","sampler":{"clip":true,"kind":"ddpm","sigma":"fixed_large","steps":"1000"},"seed":"2006","sharedNoise":false,"sharedReturn":false,"times":[500],"way":"seeds","way":"encode","way":"ddpm"},"v":1}',
  '{"created":"2027-01-01T00:00:00.000Z","engine":"wgsl, ","engine":"ort-webgpu, nvidia apple amd intel qualcomm arm swiftshader","model":{"id":"photos-32","model":{"id":"fashion-28","sha256":"',
  '","width":28,"width":64},"scene":{"count":16,"room":"generate","sampler":{"clip":true,"epsilon":"recompute","eta":0,"kind":"ddim","sigmaHat":false,"spacing":"uniform","steps":50},"seed":"',
  '{"created":"2026-12-01T12:00:00.000Z","engine":"ort-wasm, wasm, 2 threads","model":{"id":"faces-32","sha256":"","result":{"copies":[],"count":16,"height":32,"kind":"pictures","sha256":"","width":32},"scene":{"count":16,"room":"generate","sampler":{"clip":true,"kind":"ddpm","sigma":"fixed_large","steps":"1000"},"seed":"2006"},"v":1}',
];

export const DICTIONARY: Uint8Array = new TextEncoder().encode(RECIPES.join(""));
