{{/* Pod Security "restricted". The image's user is a number, so no runAsUser is named here: a
     cluster that hands out its own user ids may. */}}
{{- define "kickoff.podSecurity" -}}
runAsNonRoot: true
seccompProfile:
  type: RuntimeDefault
{{- end -}}

{{- define "kickoff.containerSecurity" -}}
allowPrivilegeEscalation: false
readOnlyRootFilesystem: true
capabilities:
  drop: [ALL]
{{- end -}}

{{/* Over nodes and zones where there are several; never a reason not to run. */}}
{{- define "kickoff.spread" -}}
{{- $selector := include "kickoff.selector" . -}}
{{- range list "kubernetes.io/hostname" "topology.kubernetes.io/zone" }}
- maxSkew: 1
  topologyKey: {{ . }}
  whenUnsatisfiable: ScheduleAnyway
  labelSelector:
    matchLabels:
      {{- $selector | nindent 6 }}
{{- end }}
{{- end -}}

{{/* Where a pod may run and what else its owner says of it. */}}
{{- define "kickoff.placement" -}}
{{- with .priorityClassName }}
priorityClassName: {{ . }}
{{- end }}
{{- with .nodeSelector }}
nodeSelector:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- with .tolerations }}
tolerations:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- with .affinity }}
affinity:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- end -}}

{{/* A part may take a minute to start on a busy node; afterwards it is looked at more strictly. */}}
{{- define "kickoff.probes" -}}
startupProbe:
  httpGet: {path: /livez, port: management}
  periodSeconds: 1
  failureThreshold: 90
livenessProbe:
  httpGet: {path: /livez, port: management}
  periodSeconds: 10
  timeoutSeconds: 3
  failureThreshold: 3
readinessProbe:
  httpGet: {path: {{ .ready }}, port: management}
  periodSeconds: 5
  timeoutSeconds: 3
{{- end -}}
