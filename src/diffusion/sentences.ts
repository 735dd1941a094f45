/** What can't be a schedule: English, with {names} for the values. */
export const SCHEDULE = {
  "betas.T": "invalid T: {T}, expected a whole number of steps, 1 or more",
  "betas.value": "invalid {kind} schedule for T = {T}: β at index {index} is {beta}, expected 0 < β < 1",
  "betas.count": "invalid schedule: {count} betas given, expected T = {T}",
} as const;
