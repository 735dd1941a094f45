#!/usr/bin/env bash
# A software GPU for WebGPU tests on a Debian machine that has none: Debian's Chromium, with Mesa's
# lavapipe behind its software adapter (driver.c). Several times faster than SwiftShader, with shader-f16.
#
#   setup.sh FOLDER      root; about a minute, then instant
#
# It adds the distribution's backports to the apt sources: for CI and containers that ask for it,
# never for a visitor's own computer. Leaves FOLDER/chromium/chromium, FOLDER/flags and FOLDER/ready.
set -euo pipefail
folder=${1:?where to put it}
source_folder=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
if [ -e "$folder/ready" ]; then exit 0; fi

release=$(. /etc/os-release && echo "$VERSION_CODENAME")
backports=/etc/apt/sources.list.d/softgpu-backports.list
if [ ! -e "$backports" ]; then
  # Any of these files may be missing: what counts is whether one names the archive.
  archive=$(cat /etc/apt/sources.list /etc/apt/sources.list.d/*.{list,sources} 2>/dev/null |
    grep -oE 'https?://[^ ]+/debian/?( |$)' | head -n 1 | tr -d ' ' || true)
  if [ -z "$archive" ]; then
    echo "softgpu: the apt sources name no Debian archive to take $release-backports from" >&2
    exit 1
  fi
  keyring=/usr/share/keyrings/debian-archive-keyring.gpg
  echo "deb [signed-by=$keyring] $archive $release-backports main" > "$backports"
fi

export DEBIAN_FRONTEND=noninteractive
apt-get update -qq
apt-get install -y -qq chromium gcc libc6-dev libvulkan-dev > /dev/null
apt-get install -y -qq -t "$release-backports" mesa-vulkan-drivers > /dev/null

rm -rf "$folder/chromium"
mkdir -p "$folder"
cp -a /usr/lib/chromium "$folder/chromium"
gcc -O2 -shared -fPIC -o "$folder/chromium/libvk_swiftshader.so" "$source_folder/driver.c" -ldl
cat > "$folder/flags" <<'FLAGS'
--enable-unsafe-webgpu
--enable-features=Vulkan
--use-webgpu-adapter=swiftshader
--use-angle=vulkan
--use-vulkan=native
--ignore-gpu-blocklist
FLAGS
touch "$folder/ready"
