{{- define "kickoff.dns" -}}
- ports:
    - {port: 53, protocol: UDP}
    - {port: 53, protocol: TCP}
{{- end -}}

{{/* The pods the operator makes for sessions, of whatever queue. */}}
{{- define "kickoff.gamePods" -}}
matchExpressions:
  - {key: kickoff.games/session, operator: Exists}
{{- end -}}

{{/* Separated by commas. A policy guards its own namespace only, and a chart can't know where
     queues will be: an install for all namespaces guards the default queue's, or those named. */}}
{{- define "kickoff.gameNamespaces" -}}
{{- $named := .Values.networkPolicy.gameNamespaces | default .Values.namespaces -}}
{{- $named | default (list (splitList "/" .Values.gateway.defaultQueue | first)) | join "," -}}
{{- end -}}
