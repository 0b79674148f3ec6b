{{/* The namespaces in which queues are watched, separated by commas; nothing: all of them. */}}
{{- define "kickoff.namespaces" -}}
{{- if not (has "*" .Values.namespaces) -}}
{{- .Values.namespaces | default (list .Release.Namespace) | join "," -}}
{{- end -}}
{{- end -}}

{{/* namespace/name of the queue that callers join who name none. */}}
{{- define "kickoff.defaultQueue" -}}
{{- $queue := .Values.gateway.defaultQueue -}}
{{- if not (contains "/" $queue) -}}{{ .Release.Namespace }}/{{- end -}}
{{ $queue }}
{{- end -}}

{{/* Refuses an upgrade whose operator would no longer watch a namespace that the installed one watches:
     its live matches would be left without an operator. `lookup` finds nothing without a cluster, as in
     `helm template`. */}}
{{- define "kickoff.refuseNarrowing" -}}
{{- $wanted := include "kickoff.namespaces" . -}}
{{- if and .Release.IsUpgrade $wanted (not .Values.narrowNamespaces) -}}
{{- $name := printf "%s-operator" (include "kickoff.fullname" .) -}}
{{- $installed := lookup "apps/v1" "Deployment" .Release.Namespace $name | default dict -}}
{{- range dig "spec" "template" "spec" "containers" list $installed -}}
{{- range .env -}}
{{- if eq .name "KICKOFF_NAMESPACES" -}}
  {{- $watched := .value | default "" -}}
  {{- $otherwise := "or, once they have no queue and no session left, set narrowNamespaces=true" -}}
  {{- if not $watched -}}
    {{- fail (printf "this upgrade would watch %s only, and the installed operator watches all namespaces: set namespaces to [\"*\"] to keep them; %s" ($wanted | replace "," ", ") $otherwise) -}}
  {{- end -}}
  {{- $lost := splitList "," $watched -}}
  {{- range splitList "," $wanted -}}{{- $lost = without $lost . -}}{{- end -}}
  {{- if $lost -}}
    {{- fail (printf "this upgrade would no longer watch %s: set namespaces to [%s] to keep them; %s" (join ", " $lost) (concat (splitList "," $wanted) $lost | join ", ") $otherwise) -}}
  {{- end -}}
{{- end -}}
{{- end -}}
{{- end -}}
{{- end -}}
{{- end -}}
