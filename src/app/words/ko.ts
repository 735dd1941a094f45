import type { Same } from "../../i18n/arguments.ts";
import type { en } from "./en.ts";

export const ko = {
  "app.name": "Backstep",

  "menu.languageFailed": "{language}: 이 언어의 글을 불러오지 못했습니다. 연결을 확인한 뒤 다시 고르세요.",

  "run.hiddenSlow":
    "이 탭이 가려진 {time} 동안 실행은 {steps}단계 나아갔습니다. 브라우저가 원래 속도의 {percent}%만 허락했습니다. 따로 띄운 창을 보이게 두면 제 속도로 실행됩니다.",
  "run.hiddenTitle": "{percent}% · {app}",
  "run.hiddenDone": "완료 · {app}",

  "replacing.device-lost":
    "GPU 연결이 끊겼습니다. 모델을 다시 불러오고, 실행하던 것은 마지막으로 저장한 단계부터 이어 갑니다.",
  "replacing.stalled": "엔진이 응답하지 않아 다시 시작합니다. 실행하던 것은 마지막으로 저장한 단계부터 이어 갑니다.",
  "replacing.self-check-failed":
    "엔진이 이 장수를 한꺼번에 계산할 때 틀린 답을 내서 다른 엔진을 시작합니다. 실행하던 것은 마지막으로 저장한 단계부터 이어 갑니다.",
  "replacing.not-finite":
    "이 실행의 값이 float16의 범위를 벗어났습니다. 마지막으로 저장한 단계부터 다른 엔진으로 이어 갑니다.",
  "replacing.out-of-memory": "메모리가 부족했습니다. 다음 실행을 위해 모델을 다시 불러옵니다. 그림 수를 줄여 주세요.",

  "engine.changed":
    "{before} 엔진이 실패해서 이제 {now} 엔진이 실행합니다. 실행하던 것은 마지막으로 저장한 단계부터 이어 가며, {before} 엔진으로 만들 때와 밝기가 한두 단계 다를 수 있습니다.",
  "engine.divided":
    "GPU에 그림 {asked}장을 한꺼번에 계산할 자리가 없어 {atOnce}장씩 나누어 만듭니다. 그림은 똑같고 시간만 더 걸립니다. 그림 수를 줄이거나 더 작은 모델을 쓰면 자리가 덜 듭니다.",

  "silent.worker":
    "엔진이 10초 동안 응답하지 않았습니다. 오래 걸리는 계산 중일 수도 있고(기다리면 됩니다), 멈췄을 수도 있습니다.",
  "silent.again": "다시 시작",
  "silent.program":
    "{program} 10초 동안 응답하지 않았습니다. 오래 걸리는 계산 중일 수도 있고(기다리면 됩니다), 멈췄을 수도 있습니다. 다시 시작해도 만든 것은 하나도 사라지지 않습니다.",
  "silent.waits":
    "{program} 살아 있지만 10초 동안 아무것도 내놓지 않았습니다. 오래 걸리는 계산 중이거나, 오지 않는 페이지의 일부를 기다리고 있을 수 있습니다. 연결을 확인한 뒤 다시 시작하세요. 그래도 만든 것은 하나도 사라지지 않습니다.",
  "program.toy": "점의 신경망을 학습시키는 프로그램이",
  "program.film": "영상을 만드는 프로그램이",
  "program.survey": "엔진을 비교하는 프로그램이",
  "program.intake": "모델을 받아들이는 프로그램이",
  "program.courier": "다른 곳에서 가져오는 프로그램이",
  "program.faces": "얼굴을 그리는 프로그램이",
  "program.png": "PNG를 만드는 프로그램이",
  "program.thumbnail": "작은 그림을 만드는 프로그램이",

  "save.failed": "“{name}” 파일을 저장하지 못했습니다: {why}. 다시 시도하세요.",

  "model.endsRuns": "모델을 바꾸면 진행 중인 실행이 모두 끝납니다. 지금까지 만든 것은 화면에 남습니다.",
  "model.change": "모델 바꾸기",

  "model.unread":
    "브라우저 저장소가 응답하지 않아 추가한 모델을 목록에 보이지 못했습니다. 페이지를 새로 고치고, 그래도 안 되면 브라우저를 다시 시작하세요.",
  "model.stays":
    "“{title}” 모델의 남은 파일을 치우지 못했습니다: {why}. 이 페이지의 다른 탭을 닫고 모델 목록에서 빼세요.",
  "model.gone": "모델을 되돌리지 못했습니다. 이 페이지의 다른 탭이 그 공간을 이미 비웠습니다. 다시 추가하세요.",
  "model.another":
    "“{title}” 모델을 추가했지만, 링크를 만든 “{awaited}” 모델은 아닙니다. 파일이 다르거나 모델에 대해 다르게 답했습니다.",

  "address.room": "주소가 가리키는 “{room}” 방은 없습니다. 여기는 {first} 방입니다.",
  "address.setting": "주소에 적힌 “{name}={text}” 설정은 쓸 수 없습니다(기대한 값: {expected}).",
  "address.sampler": "주소에 적힌 “{refused}” 샘플러는 없습니다. 있는 것은 {known}입니다.",
  "address.samplerPart":
    "주소에 적힌 {of} 샘플러에는 “{refused}” 설정을 쓸 수 없습니다. 쓸 수 있는 것은 {known}이며, 저마다 한 번씩입니다.",
  "address.mended": "{count, plural, other {그 설정 #개는}} 처음 방문 때의 값으로 두고, 나머지는 주소대로 했습니다.",
  "address.model": "주소가 가리키는 “{id}” 모델은 여기에 없습니다. 있는 것은 {known}이며, 첫째 것을 썼습니다.",
  "class.unknown":
    "이 모델은 설정에 있는 “{asked}” 클래스를 모릅니다. 지금은 클래스를 고르지 않은 상태입니다. 아는 클래스: {known}.",
  "address.engine": "주소에 적힌 “{name}” 엔진은 없습니다. {engines} 가운데 가장 좋은 것을 골랐습니다.",
} as const satisfies Same<typeof en>;
