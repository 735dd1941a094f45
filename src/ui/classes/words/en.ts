export const en = {
  label: "Class",
  any: "Any",
  each: "One of each",
  help: "What the pictures are of: the model has learned these by name.",
  unknown: "“{name}” is no class of this model’s. Choose one that it knows.",
  guidance: "Guidance",
  chosen: "{name}, guidance {guidance}",
  guidanceHelp:
    "How far to go beyond what the model makes of the class: clearer pictures of it, but more alike. Other than 1 takes two evaluations a step.",

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
