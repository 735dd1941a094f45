import type { Same } from "../../../i18n/arguments.ts";
import type { en } from "./en.ts";

export const ko = {
  "app.share": "공유",
  "app.keep": "갤러리에 보관",
  "app.lecture": "강의에 넣기",
  "app.film": "영상 만들기",

  "about.open": "이 방에 대하여",

  "settings.title": "설정",
  "settings.open": "설정",
  "settings.undo": "되돌리기",
  "settings.redo": "다시 하기",

  "model.label": "모델",
  "model.option": "{title} · {megabytes} MB",
  "model.shelf": "모든 모델과 직접 가진 모델…",

  "load.again": "모델 불러오기",
  "load.retry": "다시 시도",
  "load.afresh": "다시 추가",

  "engine.label": "엔진",
  "engine.gpu": "{label}",
  "engine.cpu": "CPU ({label})",
  "engine.onGpu": "내 GPU에서 실행합니다",
  "engine.onCpu": "CPU에서 실행합니다. 느리지만 그림은 같습니다",
  "engine.onFasterCpu": "CPU에서 실행합니다. 여기서는 이쪽이 더 빠릅니다",
  "engine.onSoftware": "소프트웨어 그래픽 어댑터에서 실행합니다. CPU가 대신 계산하므로 느립니다",
  "engine.onThreads": "스레드 {n}개",

  "failure.download-failed": "모델을 내려받지 못했습니다. 연결을 확인한 뒤 다시 시도하세요.",
  "failure.manifest-invalid":
    "모델 설명 파일이 잘못되어 불러오지 않았습니다. 페이지를 새로 고치세요. 직접 만든 모델이라면 manifest.json을 고치세요.",
  "failure.checksum-mismatch":
    "모델의 내용이 설명 파일에 적힌 것과 달라 사용하지 않았습니다. 다시 시도하면 새로 내려받습니다.",
  "failure.own-missing":
    "직접 추가한 이 모델이 이제 이 브라우저에 없습니다. 파일을 다시 추가하거나 다른 모델을 고르세요.",
  "failure.own-damaged":
    "이 브라우저에 보관한 모델 파일이 손상되어 실행하지 않았습니다. 다시 추가하세요. 손상된 파일은 지워집니다.",
  "failure.own-silent":
    "이 모델을 보관한 브라우저 저장소가 응답하지 않습니다. 다시 시도해 보고, 그래도 안 되면 브라우저를 다시 시작하세요.",
  "failure.model-incompatible": "이 페이지에서 쓸 수 없는 모델입니다. 다른 모델을 고르세요.",
  "failure.self-check-failed":
    "모든 엔진에서 모델이 정답을 아는 문제에 틀린 답을 냈습니다. 브라우저나 그래픽 드라이버를 업데이트해 보세요.",
  "failure.no-engine": "이 브라우저에서는 모델을 실행할 수 있는 엔진이 없습니다. 최신 Chrome이나 Edge에서 열어 보세요.",
  "failure.device-lost":
    "GPU 연결이 끊겼습니다(드라이버 재시작이나 다른 프로그램 때문). 다시 시도하고, 그래도 안 되면 페이지를 새로 고치세요.",
  "failure.out-of-memory": "메모리가 부족합니다. 그림 수를 줄이고 다시 실행하세요.",
  "failure.too-large":
    "GPU에 이 모델의 그림 한 장을 계산할 자리가 없습니다. 더 작은 모델을 쓰거나 주소에 ?engine=wasm를 덧붙이세요.",
  "failure.bad-request": "이 설정으로는 실행할 수 없습니다. 아래에 적힌 설정을 바꾸세요.",
  "failure.not-finite": "값이 넘쳤습니다. 자르기를 켜거나 단계 수를 늘리세요.",
  "failure.stalled": "엔진이 응답하지 않습니다. 다시 시도하고, 그래도 안 되면 페이지를 새로 고치세요.",
  "failure.cancelled": "불러오기를 취소해 모델이 없습니다. 모델이 준비되면 요청한 실행을 시작합니다.",
  "failure.internal": "페이지 안에서 문제가 생겼습니다. 다시 실행하고, 되풀이되면 페이지를 새로 고치세요.",
  "run.unfetched": "필요한 파일을 내려받지 못했습니다. 연결을 확인한 뒤 다시 시도하면, 이미 된 데서 이어집니다.",
  "failure.again": "다시 시도",

  "notice.region": "알림",
} as const satisfies Same<typeof en>;
