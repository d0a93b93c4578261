{{/* The name of everything that the release owns. */}}
{{- define "lrbench.fullname" -}}
{{- if contains .Chart.Name .Release.Name -}}
{{- .Release.Name | trunc 50 | trimSuffix "-" -}}
{{- else -}}
{{- printf "%s-%s" .Release.Name .Chart.Name | trunc 50 | trimSuffix "-" -}}
{{- end -}}
{{- end -}}

{{- define "lrbench.selector" -}}
app.kubernetes.io/name: lrbench-operator
app.kubernetes.io/instance: {{ .Release.Name }}
{{- end -}}

{{/* What the pods of trials have. */}}
{{- define "lrbench.trainer" -}}
app.kubernetes.io/managed-by: lrbench-operator
app.kubernetes.io/component: trainer
{{- end -}}

{{- define "lrbench.labels" -}}
{{ include "lrbench.selector" . }}
app.kubernetes.io/part-of: lrbench
app.kubernetes.io/version: {{ .Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
helm.sh/chart: {{ printf "%s-%s" .Chart.Name .Chart.Version }}
{{- with omit .Values.commonLabels "app.kubernetes.io/name" "app.kubernetes.io/instance" "app.kubernetes.io/part-of" "app.kubernetes.io/version" "app.kubernetes.io/managed-by" "helm.sh/chart" }}
{{ toYaml . }}
{{- end }}
{{- end -}}

{{/* Labels and annotations of an object, below its metadata. */}}
{{- define "lrbench.metadata" -}}
labels:
  {{- include "lrbench.labels" . | nindent 2 }}
{{- with .Values.commonAnnotations }}
annotations:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- end -}}

{{/* Metadata of what helm test creates; not under the selector of the operator's pods. */}}
{{- define "lrbench.testMetadata" -}}
labels:
  {{- $own := dict "app.kubernetes.io/name" "lrbench-test" }}
  {{- toYaml (merge $own (include "lrbench.labels" . | fromYaml)) | nindent 2 }}
annotations:
  helm.sh/hook: test
  helm.sh/hook-weight: "0"
  helm.sh/hook-delete-policy: hook-succeeded,before-hook-creation
  {{- with .Values.commonAnnotations }}
  {{- toYaml . | nindent 2 }}
  {{- end }}
{{- end -}}

{{/* The Lease by which the release's replicas elect the one that works. */}}
{{- define "lrbench.lease" -}}
{{ include "lrbench.fullname" . }}-operator
{{- end -}}

{{/*
The role where benchmarks are, of one name for every release: Helm lets no second release own it, and so no
second operator serve what one serves already.
*/}}
{{- define "lrbench.role" -}}
lrbench-operator
{{- end -}}

{{/* The pod template of an installation: pull secrets of both places, each once. */}}
{{- define "lrbench.podTemplate" -}}
{{- $template := deepCopy (default dict .Values.trainer.podTemplate) -}}
{{- $secrets := concat (default list .Values.trainer.imagePullSecrets) (default list ($template.spec).imagePullSecrets) | uniq -}}
{{- if $secrets -}}
{{- $_ := set $template "spec" (merge (dict "imagePullSecrets" $secrets) (default dict $template.spec)) -}}
{{- end -}}
{{- toJson $template -}}
{{- end -}}

{{- define "lrbench.serviceAccount" -}}
{{- default (include "lrbench.fullname" .) .Values.serviceAccount.name -}}
{{- end -}}

{{/* A digest names an image for good; a tag can move. */}}
{{- define "lrbench.image" -}}
{{- if .Values.image.digest -}}
{{ printf "%s@%s" .Values.image.repository .Values.image.digest }}
{{- else -}}
{{ printf "%s:%s" .Values.image.repository (default .Chart.AppVersion .Values.image.tag) }}
{{- end -}}
{{- end -}}

{{- define "lrbench.trainerImage" -}}
{{- if not .Values.trainer.digest -}}
{{ .Values.trainer.image }}
{{- else if contains "@" .Values.trainer.image -}}
{{- fail "trainer.image has a digest and so has trainer.digest; write it in one of them" -}}
{{- else -}}
{{ printf "%s@%s" .Values.trainer.image .Values.trainer.digest }}
{{- end -}}
{{- end -}}

{{/* The served namespaces as a JSON list; empty for all of them. */}}
{{- define "lrbench.namespaces" -}}
{{- if ne .Values.scope "cluster" -}}
{{- toJson (default (list .Release.Namespace) (uniq .Values.watchNamespaces)) -}}
{{- else if .Values.watchNamespaces -}}
{{- fail "watchNamespaces goes with scope \"namespace\"; write scope: namespace, or leave watchNamespaces empty to serve every namespace" -}}
{{- else -}}
[]
{{- end -}}
{{- end -}}

{{/* What the operator may do where benchmarks are; docs/security.md says why. */}}
{{- define "lrbench.rules" -}}
# Read what users wrote; write only the status.
- apiGroups: [lrbench.io]
  resources: [lrbenchmarks]
  verbs: [get, list, watch]
- apiGroups: [lrbench.io]
  resources: [lrbenchmarks/status]
  verbs: [get, patch]
# Lets owner references block the owner's deletion where the cluster checks that.
- apiGroups: [lrbench.io]
  resources: [lrbenchmarks/finalizers]
  verbs: [update]
# Jobs are created, observed and suspended; delete serves benchmarks that ran out of time.
- apiGroups: [batch]
  resources: [jobs]
  verbs: [get, list, watch, create, patch, delete]
# Results arrive in termination messages: no logs, no exec.
- apiGroups: [""]
  resources: [pods]
  verbs: [get, list, watch]
# Results are kept here, because pods vanish.
- apiGroups: [""]
  resources: [configmaps]
  verbs: [get, list, watch, create, update]
- apiGroups: [""]
  resources: [events]
  verbs: [create]
{{- if .Values.rbac.workloads }}
# Kueue says only there why it holds a Job.
- apiGroups: [kueue.x-k8s.io]
  resources: [workloads]
  verbs: [list]
{{- end }}
{{- end -}}
