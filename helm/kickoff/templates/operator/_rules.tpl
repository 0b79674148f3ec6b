{{/* The operator's rights in each namespace it watches: exactly the verbs it uses. */}}
{{- define "kickoff.operatorRules" -}}
- apiGroups: [kickoff.games]
  resources: [matchqueues]
  verbs: [get, list, watch]
- apiGroups: [kickoff.games]
  resources: [gamesessions]
  verbs: [get, list, watch, create, delete]
- apiGroups: [kickoff.games]
  resources: [matchqueues/status, gamesessions/status]
  verbs: [patch]
- apiGroups: [""]
  resources: [pods]
  verbs: [list, watch, create, delete]
- apiGroups: [""]
  resources: [events]
  verbs: [create, list]
{{- if not (include "kickoff.namespaces" .) }}
- apiGroups: [policy]
  resources: [poddisruptionbudgets]
  verbs: [create]
{{- end }}
{{- end -}}
