import type { Same } from "../../i18n/arguments.ts";
import type { en } from "./en.ts";

export const ko = {
  "drop.hint":
    "이 브라우저가 보여 줄 수 있는 그림, 링크, 레시피, 그리고 확산 모델을 놓으면 됩니다. 어느 것도 이 컴퓨터 밖으로 나가지 않습니다.",

  "picture.folder": "“{name}” 항목은 폴더입니다. 그림 파일을 놓으세요.",
  "picture.tooMany": "파일 {count}개는 한꺼번에 넣을 수 없습니다. 많아도 {most}개까지만 놓으세요.",
  "picture.noFile": "놓은 것에 그림도, 링크도, 레시피도 없습니다.",
  "picture.empty": "“{name}” 파일은 비어 있습니다. 다른 파일을 고르세요.",
  "picture.heic": "“{name}” 파일은 HEIC 사진이라 이 브라우저가 열 수 없습니다. JPEG로 저장해서 넣으세요.",
  "picture.unsupported": "“{name}” 파일은 이 브라우저가 보여 줄 수 없는 형식입니다. PNG나 JPEG로 저장해서 넣으세요.",
  "picture.unknown": "“{name}” 파일은 그림이 아닙니다. JPEG나 PNG처럼 이 브라우저가 보여 줄 수 있는 그림을 고르세요.",
  "picture.unreadable":
    "“{name}” 파일을 읽지 못했습니다. 파일이 그대로 있는지, 열 권한이 있는지 확인하고 다시 놓아 주세요.",
  "picture.blank": "“{name}” 그림은 전체가 투명해서 보이는 것이 없습니다. 다른 그림을 고르세요.",
  "picture.dark": "“{name}” 그림은 투명한 바탕에 밝은 색으로 그려져 있어, 보이도록 검은 바탕에 놓았습니다.",
  "picture.first-frame":
    "“{name}” 그림은 움직이는데 이 브라우저는 첫 프레임만 내줍니다. 그 프레임을 썼으니, 다른 프레임을 쓰려면 따로 그림으로 저장해서 놓으세요.",
  "picture.cut-off":
    "“{name}” 파일은 손상되었거나 전송 중에 끊겼습니다. 보이는 부분만 썼으니, 나머지까지 쓰려면 파일을 다시 복사해서 넣으세요.",
  "picture.too-large":
    "“{name}” 그림은 {width} × {height}픽셀, {megapixels}메가픽셀입니다. {most}메가픽셀까지 열 수 있으니 먼저 줄이세요.",
  "picture.too-heavy": "“{name}” 파일은 {megabytes} MB입니다. {most} MB까지 열 수 있으니 먼저 줄이세요.",
  "picture.undecodable":
    "“{name}” 파일은 {type} 그림이라고 되어 있지만 브라우저가 풀지 못합니다. PNG로 다시 저장하거나 다른 사본을 고르세요.",
  "picture.recut":
    "그림 {count}장을 뺐습니다. 이 모델은 {width} × {height}픽셀{channels, plural, =1 { 흑백} =4 { 불투명도가 있는} other {}} 그림을 받는데, 다시 잘라 낼 원본이 여기에 없습니다. 다시 골라 주세요.",
  "picture.unkept":
    "“{name}” 그림은 이 브라우저에 보관할 수 없습니다. 페이지를 새로 고친 뒤 모델을 바꾸거나 다른 부분을 쓰려면 다시 골라야 합니다.",
  "picture.clipboard": "클립보드에 그림도, 링크도, 레시피도 없습니다. 먼저 복사한 뒤 붙여 넣으세요.",
  "picture.bareAddress":
    "이 페이지의 주소만 있고, ?나 # 뒤에 있던 내용은 전달되는 도중에 사라졌습니다. 링크를 다시 받거나, 그림을 파일로 받으세요.",
  "picture.path":
    "이 컴퓨터에서 파일이 있는 자리({path})만 적혀 있고, 페이지는 그곳을 들여다볼 수 없습니다. 파일 자체를 놓거나, 파일 관리자에서 복사해서 붙여 넣으세요.",
  "picture.elsewhere":
    "다른 곳에 있는 그림이나 페이지의 주소입니다({address}). 이 페이지는 그곳에서 아무것도 가져오지 않습니다. 그림 자체를 복사하거나 저장해서 붙여 넣거나 놓으세요.",
} as const satisfies Same<typeof en>;
