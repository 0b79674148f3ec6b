{{- define "kickoff.fullname" -}}
{{- if contains "kickoff" .Release.Name -}}
{{- .Release.Name | trunc 40 | trimSuffix "-" -}}
{{- else -}}
{{- printf "%s-kickoff" .Release.Name | trunc 40 | trimSuffix "-" -}}
{{- end -}}
{{- end -}}

{{/* The labels by which a component's pods are selected. They must never change between versions. */}}
{{- define "kickoff.selector" -}}
app.kubernetes.io/name: kickoff
app.kubernetes.io/instance: {{ .root.Release.Name }}
app.kubernetes.io/component: {{ .component }}
{{- end -}}

{{- define "kickoff.labels" -}}
{{ include "kickoff.selector" . }}
app.kubernetes.io/part-of: kickoff
app.kubernetes.io/version: {{ .root.Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .root.Release.Service }}
helm.sh/chart: {{ printf "%s-%s" .root.Chart.Name .root.Chart.Version | replace "+" "_" }}
{{- end -}}

{{/* The image of a part, which has a repository and maybe a digest; with a digest the tag has no meaning. */}}
{{- define "kickoff.image" -}}
{{- $image := .root.Values.image -}}
{{- with $image.registry }}{{ . | trimSuffix "/" }}/{{ end -}}
{{ .part.repository }}
{{- if .part.digest -}}
@{{ .part.digest }}
{{- else -}}
:{{ $image.tag | default .root.Chart.AppVersion }}
{{- end -}}
{{- end -}}
