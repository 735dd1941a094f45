import type { Same } from "../../../i18n/arguments.ts";
import type { en } from "./en.ts";

export const ko = {
  "view.label": "표시",
  "view.x0": "그림의 추정, x̂₀",
  "view.x": "노이즈 섞인 상태, xₜ",
  "view.x0Short": "그림의 추정",
  "view.xShort": "노이즈 섞인 상태",
  "view.guess": "추정",
  "view.noisy": "노이즈 섞인 상태",
  "view.both": "둘 다",
  "view.bothLong": "둘 다 나란히",

  "pictures.grid": "그림 {count}장, {what}",
  "pictures.one": "그림 {count}장 중 {n}번",
  "pictures.none": "아직 그림이 없습니다",
  "pictures.hint": "화살표 키로 그림 사이를 옮기고, Enter로 크게 보고, M으로 할 수 있는 일을 봅니다.",
  "pictures.enlarged": "그림 {n}",
  "pictures.next": "다음 그림",
  "pictures.previous": "이전 그림",
  "pictures.save": "PNG로 저장",
  "pictures.saveGrid": "모두 PNG로 저장",
  "pictures.saveStrip": "띠를 PNG로 저장",
  "pictures.seed": "시드",
  "pictures.size": "크기",
  "pictures.finished": "완성된 그림",
  "pictures.at": "보이는 단계",

  "generated.title": "생성한 그림에서",
  "generated.none": "아직 생성이 끝난 그림이 없습니다.",
  "generated.take": "생성한 그림 {n}",
} as const satisfies Same<typeof en>;
