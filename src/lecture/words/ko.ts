import type { Same } from "../../i18n/arguments.ts";
import type { en } from "./en.ts";

export const ko = {
  none: "이 파일에는 강의가 없습니다. lecture.json이 빠져 있습니다. Backstep이 강의로 저장한 .zip을 고르세요.",
  newer: "이 강의는 버전 {version}이고, 이 페이지는 {reads}까지 읽습니다. 페이지를 새로 고치면 최신판이 됩니다.",
  large: "이 강의는 {megabytes} MB입니다. {most} MB까지만 읽습니다. 장면을 덜어 내거나 그림을 더 적게 기록하세요.",
  field: "lecture.json에서 {path}에는 다음이 와야 합니다: {expected}. 지금 값: {received}.",
  unknown: "lecture.json의 {path}: 버전 1에는 없는 항목입니다.",
  twice: "lecture.json에서 {path}의 값 {received}: 다른 장면이 이미 쓰고 있습니다.",
  missing: "강의에 적힌 그림 {path}: 파일 안에 없습니다.",
  picture: "강의 파일의 {path}에는 다음이 와야 합니다: {expected}. 지금 값: {received}.",
  full: "강의 하나에는 장면을 {most}개까지 넣을 수 있고, 이 강의는 가득 찼습니다. 하나를 지운 뒤 다시 시도하세요.",
  gone: "이 강의는 더는 없습니다. 다른 탭에서 지웠을 수 있습니다.",
  damaged: "이 강의를 읽을 수 없습니다: {why}. 만든 곳에서 다시 저장하세요.",
} as const satisfies Same<typeof en>;
