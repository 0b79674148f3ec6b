{{/* Pod Security "restricted". There is no runAsUser: the image's user is numeric, which is enough for
     runAsNonRoot, and clusters that assign their own user ids can do so. */}}
{{- define "kickoff.podSecurity" -}}
runAsNonRoot: true
seccompProfile:
  type: RuntimeDefault
{{- end -}}

{{/* The group that may read the files of Secrets in a pod. */}}
{{- define "kickoff.fsGroup" -}}
{{- with .Values.fsGroup }}
fsGroup: {{ int . }}
{{- end }}
{{- end -}}

{{- define "kickoff.containerSecurity" -}}
allowPrivilegeEscalation: false
readOnlyRootFilesystem: true
capabilities:
  drop: [ALL]
{{- end -}}

{{/* Spreads a component's pods over nodes and zones, if there are several; never keeps a pod from running. */}}
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

{{/* Where a part's pods are placed: its own priorityClassName, or the chart's class if it creates one. */}}
{{- define "kickoff.placement" -}}
{{- $created := ternary (printf "%s-service" (include "kickoff.fullname" .root)) "" .root.Values.priorityClasses.create -}}
{{- with .part.priorityClassName | default $created }}
priorityClassName: {{ . }}
{{- end }}
{{- with .part.nodeSelector }}
nodeSelector:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- with .part.tolerations }}
tolerations:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- with .part.affinity }}
affinity:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- end -}}

{{/* A process may take a minute to start on a busy node, so the startup probe waits up to 90 s; the
     liveness probe then fails after 30 s. */}}
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
