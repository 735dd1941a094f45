export const en = {
  picture: "The picture it begins with",
  noised: "Noised to",
  image: "Begins with picture {n} of its seed.",
  remove: "Begin with noise again",
} as const;
