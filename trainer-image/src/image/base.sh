# Shell functions that make a root file system FROM scratch; sourced by the image scripts of
# trainer and operator. Needs only a JDK and a Linux of the image's own architecture.

# java_runtime ROOT MODULES: a Java runtime of these modules at ROOT/opt/java.
java_runtime() {
  rm -rf "$1/opt/java"
  mkdir -p "$1/opt"
  "${JAVA_HOME:-$(dirname "$(dirname "$(readlink -f "$(command -v java)")")")}/bin/jlink" \
    --add-modules "$2" --output "$1/opt/java" \
    --strip-java-debug-attributes --no-header-files --no-man-pages
}

# c_libraries ROOT FOLDER...: what the programs and libraries below these folders load from the
# system, at the places where the dynamic linker looks for them.
c_libraries() {
  local root=$1 file
  shift
  find "$@" -type f \( -name '*.so*' -o -perm -u+x \) -print0 |
    xargs -0 -n 1 ldd 2>/dev/null |
    sed -n 's/.*=> \(\/[^ ]*\) .*/\1/p; s/^[[:space:]]*\(\/[^ ]*\) (.*/\1/p' |
    sort -u |
    while read -r file; do
      case $file in "$(readlink -f "$root")"/*) continue ;; esac
      mkdir -p "$root$(dirname "$file")"
      cp -L "$file" "$root$file"
    done
}

# accounts ROOT: the user that the image runs as, and a folder for scratch files.
accounts() {
  mkdir -p "$1/etc" "$1/tmp" "$1/dev"
  printf 'root:x:0:0:root:/:/sbin/nologin\nlrbench:x:65532:65532:lrbench:/tmp:/sbin/nologin\n' >"$1/etc/passwd"
  printf 'root:x:0:\nlrbench:x:65532:\n' >"$1/etc/group"
}
