import type { Same } from "../../i18n/arguments.ts";
import type { en } from "./en.ts";

export const ko = {
  "app.skip": "그림으로 건너뛰기",

  "place.nav": "방",
  "place.all": "모든 방",
  "part.make": "만들기",
  "part.understand": "이해하기",
  "part.own": "내 것",

  "menu.title": "화면과 언어",
  "menu.language": "언어",
  "menu.theme": "테마",
  "menu.look": "그림",
  "menu.lookHelp": "작은 그림을 크게 보이고 저장하는 방법입니다. 그림 자체는 바뀌지 않습니다.",
  "look.smooth": "부드럽게",
  "look.pixels": "픽셀 그대로",

  "theme.system": "시스템",
  "theme.light": "밝게",
  "theme.dark": "어둡게",

  "run.jobs": "실행 {count}개 진행 중",
  "run.jobsTitle": "실행 목록",
  "run.starting": "곧 시작합니다",
  "run.needsFirst": "먼저 필요한 것을 기다립니다",
  "run.hiddenTab":
    "가려진 탭에서도 실행은 브라우저가 허락하는 속도로 계속됩니다. 얼마나 느려졌는지는 돌아오면 알려 드립니다.",

  "failure.room": "이 방이 멈췄습니다. 설정과 그림은 그대로 있습니다.",
  "failure.roomMissing": "이 방을 불러오지 못했습니다. 연결을 확인하고 다시 여세요. 설정과 그림은 그대로 있습니다.",
  "failure.roomAgain": "다시 열기",

  "embed.out": "Backstep에서 열기",

  "drop.title": "놓으면 그림이 들어갑니다",
  "drop.keep": "놓으면 갤러리에 들어갑니다",
  "drop.keepHint": "Backstep이 저장한 PNG 파일, 폴더, zip",
  "drop.first": "첫째 그림",
  "drop.second": "둘째 그림",

  "keys.title": "키보드 단축키",
  "keys.undo": "되돌리기",
  "keys.redo": "다시 하기",
  "keys.places": "방으로 가기, 메뉴에 있는 순서대로",
  "keys.list": "이 목록",

  "live.started": "실행을 시작했습니다. 그림 {count}장, {length}단계입니다.",
  "live.progress": "{length}단계 중 {position}단계. {left}",
  "live.paused": "{length}단계 중 {position}단계에서 멈췄습니다.",
  "live.done": "완료했습니다. 그림 {count}장이 준비되었습니다.",
  "live.measured": "끝났습니다. 그림 {count}장을 쟀습니다.",
  "live.cancelled": "취소했습니다.",
  "live.ready": "모델이 준비되었습니다.",
} as const satisfies Same<typeof en>;
