#!/usr/bin/env bash
# Makes the root file system of the CPU image, without the trainer's own jars.
# Usage: root.sh ROOT LIB, where LIB holds the class path with DJL's native jars.
set -euo pipefail
root=$1
lib=$2
. "$(dirname "$0")/base.sh"
if [ "$(uname -s)" != Linux ]; then
  echo "The image holds this machine's C library: expected Linux, found $(uname -s); build it there." >&2
  exit 1
fi
case $(uname -m) in
  x86_64) platform=linux-x86_64 ;;
  aarch64) platform=linux-aarch64 ;;
  *) echo "expected x86_64 or aarch64, found $(uname -m); DJL has no natives for it." >&2 && exit 1 ;;
esac

rm -rf "$root"
mkdir -p "$root/opt/libtorch"
root=$(cd "$root" && pwd)
lib=$(cd "$lib" && pwd)
unpacked=$(mktemp -d)
trap 'rm -rf "$unpacked"' EXIT

# Natives lie unpacked in one folder: nothing is extracted at run time, the root may be read-only.
(
  cd "$unpacked"
  for archive in "$lib"/pytorch-native-cpu-*.jar; do jar xf "$archive"; done
  for archive in "$lib"/pytorch-jni-*.jar; do jar xf "$archive" "jnilib/$platform/cpu"; done
  for archive in "$lib"/tokenizers-*.jar; do jar xf "$archive" "native/lib/$platform/cpu"; done
)
find "$unpacked" -name '*.so*' -exec cp {} "$root/opt/libtorch" \;

java_runtime "$root" \
  java.base,java.desktop,java.logging,java.management,java.net.http,java.xml,jdk.crypto.ec,jdk.unsupported
LD_LIBRARY_PATH=$root/opt/libtorch c_libraries "$root" "$root/opt"
accounts "$root"
