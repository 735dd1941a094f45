export const en = {
  "left.underWay":
    "A run in {room} was interrupted {time} ago, {position, plural, =0 {as it began} other {at step # of {length}}}.",
  "left.measuring": "A measurement in {room} was interrupted {time} ago, after {position} of {length} terms.",
  "left.goOn": "Go on where it stopped",
  "left.done": "The pictures that {room} made {time} ago are still here.",
  "left.measured": "What {room} measured {time} ago is still here.",
  "left.show": "Show them",
  "left.otherEngine":
    "The run began on another engine ({before}) than there is now ({now}), whose numbers differ in their last digits. It begins again when you resume it.",
  unkept: "What this page runs is not kept for when it is loaded again. {why}",
} as const;
