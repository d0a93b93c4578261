#!/usr/bin/env bash
# Runs every comparison with independent values and prints how far each was off, as a Markdown table.
# Usage: docs/golden-deviations.sh   (minutes; comparisons whose data is absent are left out)
set -euo pipefail
cd "$(dirname "$0")/.."
find . -path '*/target/goldens' -prune -exec rm -rf {} +
mvn -B -q test -Dgroups=golden -Dsurefire.failIfNoSpecifiedTests=false 1>&2
echo "| kind | case | what | largest deviation | limit |"
echo "|---|---|---|---|---|"
find . -path '*/target/goldens/*.csv' -print0 | xargs -0 -r cat |
  awk -F, '!/^kind,/ { row[$1 "," $2 "," $3] = sprintf("| %s | %s | %s | %s | %s |", $1, $2, $3, $4, $5) }
    END { for (key in row) print row[key] }' | sort
