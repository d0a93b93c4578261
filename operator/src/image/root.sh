#!/usr/bin/env bash
# Makes the root file system of the operator's image, the application included.
# Usage: root.sh ROOT APPLICATION, where APPLICATION is Quarkus' folder quarkus-app.
# The same APPLICATION gives the same files. Two builds of it differ in one, Quarkus' generated-bytecode.jar,
# where parallel build steps number their proxies as they happen to come.
set -euo pipefail
root=$1
application=$2
. "$(dirname "$0")/../../../trainer-image/src/image/base.sh"
if [ "$(uname -s)" != Linux ]; then
  echo "The image holds this machine's C library: expected Linux, found $(uname -s); build it there." >&2
  exit 1
fi

rm -rf "$root"
mkdir -p "$root/opt"
root=$(cd "$root" && pwd)
cp -r "$application" "$root/opt/lrbench"
# TLS to the API server: jdk.crypto.ec. Caller-sensitive frameworks: jdk.unsupported, java.instrument.
java_runtime "$root" java.base,java.compiler,java.desktop,java.instrument,java.logging,java.management,java.naming,java.net.http,java.security.jgss,java.sql,java.xml,jdk.crypto.ec,jdk.management,jdk.naming.dns,jdk.unsupported,jdk.zipfs
c_libraries "$root" "$root/opt/java"
accounts "$root"
