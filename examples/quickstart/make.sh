#!/bin/sh
# Makes examples/quickstart/model and logbook.txt again, from the code in io.lrbench.trainer.pretrain alone.
#   examples/quickstart/make.sh [FOLDER]     default: this folder; takes some minutes on one core
set -eu
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd -P)
folder=${1:-$here}
mkdir -p "$folder"
folder=$(CDPATH='' cd -- "$folder" && pwd -P)
cd "$here/../.."
mvn -q -Dmaven.test.skip=true -pl crds,trainer-image -am package
# One thread, and kernels that do not follow the processor's newest instructions: the same bits each time.
export ATEN_CPU_CAPABILITY=default MKL_CBWR=COMPATIBLE OMP_NUM_THREADS=1
exec java -cp "trainer-image/target/classes:trainer-image/target/lib/*" \
  io.lrbench.trainer.pretrain.Main "$folder"
