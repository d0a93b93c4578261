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

{{- define "lrbench.labels" -}}
{{ include "lrbench.selector" . }}
app.kubernetes.io/part-of: lrbench
app.kubernetes.io/version: {{ .Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
helm.sh/chart: {{ printf "%s-%s" .Chart.Name .Chart.Version }}
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
