/** Sizes that do not fit each other (bytes/worded.ts). */
export const SHAPES = {
  "shape.is": "{name}: [{shape}], expected [{expected}]",
  "shape.values": "{name}: takes {takes} values, but {come} come",
  "shape.channels": "{name}: takes {takes} channels, but {come} come",
  "shape.empty": "{name}: nothing is left of [{shape}]",
  "shape.groups": "{name}: {channels} channels are not {groups} equal groups",
  "shape.together": "[{a}] and [{b}] do not go together",
  "shape.beside": "[{a}] can't stand beside [{b}]",
  "shape.slice": "{start} to {end} is not in [{shape}]",
  "shape.parts": "{length} is not {parts} equal parts",
  "shape.fill": "[{from}] does not fill [{to}]",
  "shape.multiplied": "[{a}] can't be multiplied by [{b}]",
  "shape.halved": "[{shape}] can't be halved",
} as const;
