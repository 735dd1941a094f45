export const en = {
  picture: "The picture it begins with",
  noised: "Begins noised to",
  image: "Begins with picture {n} of its seed.",
  remove: "Begin with noise again",
} as const;
