#!/usr/bin/env bash
# Proves on a real cluster that the chart installs, upgrades, rolls back, tests itself and leaves benchmarks
# alone, in a namespace that takes restricted pods only, and that a second release works beside it and is
# refused where it would serve the same benchmarks. Needs helm, kubectl and a cluster (KUBECONFIG)
# whose nodes have or can pull the images; takes some minutes and the namespaces lrbench-proof
# and lrbench-proof-b.
#   BASE=FILE         packaged chart to upgrade from (this one when left out)
#   BASE_VALUES=...   its values, as --set takes them
#   VALUES=...        this chart's values, such as image.repository=...,trainer.image=...
set -euo pipefail
cd "$(dirname "$0")"
chart=lrbench namespace=lrbench-proof other=lrbench-proof-b release=lrbench
base=${BASE:-$chart}
base_values=scope=namespace${BASE_VALUES:+,$BASE_VALUES}
values=scope=namespace${VALUES:+,$VALUES}
kubectl=(kubectl --namespace "$namespace")

say() { printf '\n== %s\n' "$*"; }
fail() {
  printf '\nprove.sh: %s\n' "$*" >&2
  exit 1
}
# Prints a command as a person would type it, then runs it.
run() {
  printf '$ %s\n' "$*"
  "$@"
}

had_crd=$(kubectl get crd lrbenchmarks.lrbench.io --ignore-not-found --output name)
for one in "$namespace" "$other"; do
  ! kubectl get namespace "$one" >/dev/null 2>&1 || fail "expected no namespace $one, found one; delete it"
done
clean_up() {
  local status=$?
  if [ $status != 0 ]; then
    "${kubectl[@]}" get lrb,jobs,pods --output wide || true
    "${kubectl[@]}" get events --sort-by .lastTimestamp | tail -n 15 || true
    "${kubectl[@]}" logs --tail 20 deployment/$release || true
  fi
  helm uninstall $release --namespace "$namespace" >/dev/null 2>&1 || true
  helm uninstall second --namespace "$namespace" >/dev/null 2>&1 || true
  kubectl delete namespace "$namespace" "$other" --ignore-not-found --wait=false >/dev/null || true
  [ -n "$had_crd" ] || kubectl delete crd lrbenchmarks.lrbench.io --wait=false >/dev/null || true
  return $status
}
trap clean_up EXIT

ready() { "${kubectl[@]}" rollout status deployment/${1:-$release} --timeout 180s; }

# What must never change: trials, ranking and every kept result; not what conditions say of the last look.
outcome() {
  "${kubectl[@]}" get lrb survivor \
    --output 'jsonpath={.metadata.uid} {.status.trials} {.status.leaderboard}{"\n"}'
  "${kubectl[@]}" get configmaps -l app.kubernetes.io/component=results --sort-by .metadata.name \
    --output 'jsonpath={range .items[*]}{.metadata.uid} {.data}{"\n"}{end}'
}
unchanged() {
  sleep 5 # the operator looks at every benchmark when it starts
  [ "$(outcome)" = "$before" ] || fail "expected the outcome as it was before, found after $1:
$(diff <(echo "$before") <(outcome))"
  echo "after $1: trials, ranking and results of survivor as before"
}
finish() { run "${kubectl[@]}" wait lrb/survivor --for=condition=Succeeded --timeout 240s; }
jobs_started() { "${kubectl[@]}" get events --field-selector reason=SuccessfulCreate,involvedObject.kind=Job --output name | wc -l; }

say "lint"
run helm lint --strict $chart

say "install, where only restricted pods may run"
run kubectl create namespace "$namespace"
run kubectl label namespace "$namespace" pod-security.kubernetes.io/enforce=restricted \
  pod-security.kubernetes.io/enforce-version=latest
run helm install $release "$base" --namespace "$namespace" --set "$base_values"
ready

say "a benchmark that asks for no quantity is refused by the operator, which the API would not do"
"${kubectl[@]}" apply --filename - <<'Y'
apiVersion: lrbench.io/v1alpha1
kind: LRBenchmark
metadata: {name: banana}
spec:
  model: {builtin: mlp}
  dataset: {uri: "file:/data", format: idx}
  training: {method: full, updates: 64}
  policies:
  - name: constant
    lrbench: {type: FIX, k0: 0.1}
  seeds: [1]
  podTemplate: {spec: {containers: [{name: trainer, resources: {limits: {cpu: banana}}}]}}
Y
run "${kubectl[@]}" wait lrb/banana --for=condition=Stalled --timeout 60s
run "${kubectl[@]}" get lrb banana --output 'jsonpath={.status.conditions[0].message}{"\n"}'
"${kubectl[@]}" delete lrb banana >/dev/null

say "a benchmark, before the upgrade"
"${kubectl[@]}" create configmap bars --from-file=lrbench/files/test
"${kubectl[@]}" apply --filename - <<'Y'
apiVersion: lrbench.io/v1alpha1
kind: LRBenchmark
metadata: {name: survivor}
spec:
  model: {builtin: mlp}
  dataset: {uri: "file:/data", format: idx}
  training: {method: full, optimizer: {type: sgd}, batchSize: 16, updates: 64}
  policies:
  - name: constant
    lrbench: {type: FIX, k0: 0.1}
  - name: cosine
    huggingface: {type: cosine, lr: 0.1}
  seeds: [1, 2]
  execution: {parallelism: 1, trialsPerPod: 4}
  resources: {gpus: 0, cpu: "1", memory: 1Gi}
  podTemplate:
    spec:
      containers:
      - {name: trainer, volumeMounts: [{name: data, mountPath: /data, readOnly: true}]}
      volumes:
      - {name: data, configMap: {name: bars}}
Y
finish
run "${kubectl[@]}" get lrb survivor --output wide
before=$(outcome)

say "upgrade"
run helm upgrade $release $chart --namespace "$namespace" --reset-then-reuse-values --set "$values"
ready
unchanged "the upgrade"
run "${kubectl[@]}" get pods -l app.kubernetes.io/name=lrbench-operator \
  --output 'custom-columns=OPERATOR:.metadata.name,IMAGE:.spec.containers[0].image'

say "test"
run helm test $release --namespace "$namespace" --logs --timeout 5m
"${kubectl[@]}" delete pod $release-test >/dev/null

say "a second release: refused for the same benchmarks, at work for others"
second=(helm install second $chart --namespace "$namespace" --set "$values,crd.install=false")
! refused=$("${second[@]}" 2>&1) || fail "expected a refusal of a second operator, found it installed"
grep --only-matching 'Role.* invalid ownership metadata' <<<"$refused" ||
  fail "expected Helm to name the owner of the role, found: $refused"
run kubectl create namespace "$other"
run "${second[@]}" --set "watchNamespaces={$other}" >/dev/null
ready second-lrbench
run "${kubectl[@]}" get leases --output 'custom-columns=LEASE:.metadata.name,HOLDER:.spec.holderIdentity'
run helm uninstall second --namespace "$namespace"
unchanged "the second release"

say "rollback, and back again"
run helm rollback $release 1 --namespace "$namespace"
ready
unchanged "the rollback"
run helm rollback $release 2 --namespace "$namespace"
ready
unchanged "the second rollback"
run helm history $release --namespace "$namespace"

say "uninstall"
run helm uninstall $release --namespace "$namespace"
unchanged "the uninstall"
left=$("${kubectl[@]}" get deployments,serviceaccounts,roles,rolebindings,networkpolicies,poddisruptionbudgets \
  -l app.kubernetes.io/instance=$release --output name)
[ -z "$left" ] || fail "expected nothing of the release, found $left"

say "install again; one seed more runs its own trials only"
run helm install $release $chart --namespace "$namespace" --set "$values"
ready
unchanged "the second installation"
started=$(jobs_started)
run "${kubectl[@]}" patch lrb survivor --type merge --patch '{"spec":{"seeds":[1,2,3]}}'
run "${kubectl[@]}" wait lrb/survivor --for=jsonpath='{.status.trials.succeeded}=6' --timeout 240s
finish
run "${kubectl[@]}" get lrb survivor --output wide
run "${kubectl[@]}" get events --field-selector involvedObject.name=survivor --sort-by .firstTimestamp \
  --output 'custom-columns=EVENT:.reason,MESSAGE:.message'
echo "pods started for it: $(($(jobs_started) - started))"
[ $(($(jobs_started) - started)) = 1 ] || fail "expected one pod for the two new trials"

say "proved: lint, install, upgrade, test, a second release, rollback, uninstall and a second installation"
