{{/* DNS at any address, for the operator and the gateways: a store's name may be known to another DNS only. */}}
{{- define "kickoff.dns" -}}
- ports:
    - {port: 53, protocol: UDP}
    - {port: 53, protocol: TCP}
{{- end -}}

{{/* Selects the pods that the operator creates for sessions, of any queue. */}}
{{- define "kickoff.gamePods" -}}
matchExpressions:
  - {key: kickoff.games/session, operator: Exists}
{{- end -}}

{{/* The namespaces that get a policy for game pods, separated by commas: networkPolicy.gameNamespaces,
     else namespaces, else the default queue's. A policy applies to its own namespace only, and the
     chart can't know where queues will be in an install for all namespaces. */}}
{{- define "kickoff.gameNamespaces" -}}
{{- $named := .Values.networkPolicy.gameNamespaces | join "," | default (include "kickoff.namespaces" .) -}}
{{- $named | default (include "kickoff.defaultQueue" . | splitList "/" | first) -}}
{{- end -}}
