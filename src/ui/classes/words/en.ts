export const en = {
  label: "Class",
  any: "Any",
  each: "One of each",
  help: "What the pictures are of: the model has learned these by name.",
  helpNeeded:
    "What the pictures are of. This model has to be told one, by its number, and nothing stands for none of them: so there is no guidance.",
  unknown: "“{name}” is no class of this model’s. Choose one that it knows.",
  guidance: "Guidance",
  chosen: "{name}, guidance {guidance}",
  guidanceHelp:
    "Higher shows the class more clearly, with less variety. Anything but 1 makes every step take about twice as long.",

  // CIFAR-10's ten; a class without a line here is called as its model calls it.
  "name.airplane": "Airplane",
  "name.automobile": "Automobile",
  "name.bird": "Bird",
  "name.cat": "Cat",
  "name.deer": "Deer",
  "name.dog": "Dog",
  "name.frog": "Frog",
  "name.horse": "Horse",
  "name.ship": "Ship",
  "name.truck": "Truck",
} as const;
