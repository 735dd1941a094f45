/** Every room, as an address has it and as a person reads it. */
export const ROOMS = {
  generate: "Generate",
  trajectory: "Trajectory",
  endings: "Endings",
  interpolate: "Interpolate",
  compare: "Compare",
  bits: "Bits",
  toy: "Toy",
  notes: "Lab notes",
  bench: "Bench",
  gallery: "Gallery",
  lecture: "Lecture",
  machine: "This machine",
};
