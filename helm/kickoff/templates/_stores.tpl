{{- define "kickoff.redisAddress" -}}
{{- if .Values.development.redis.enabled -}}
{{ include "kickoff.fullname" . }}-redis:6379
{{- else -}}
{{ .Values.redis.address }}
{{- end -}}
{{- end -}}

{{/* All ports on which Redis is reached, separated by commas: with sentinels, their ports and that
     of the servers they name. */}}
{{- define "kickoff.redisPorts" -}}
{{- $sentinel := .Values.redis.sentinel -}}
{{- if $sentinel.addresses -}}
{{- $ports := list (toString $sentinel.redisPort) -}}
{{- range $sentinel.addresses -}}
{{- $ports = append $ports (include "kickoff.portOf" (dict "address" . "otherwise" "26379")) -}}
{{- end -}}
{{ $ports | uniq | join "," }}
{{- else -}}
{{ include "kickoff.portOf" (dict "address" (include "kickoff.redisAddress" .) "otherwise" "6379") }}
{{- end -}}
{{- end -}}

{{- define "kickoff.postgresAddress" -}}
{{- if .Values.development.postgres.enabled -}}
{{ include "kickoff.fullname" . }}-postgres:5432
{{- else -}}
{{ .Values.postgres.address }}
{{- end -}}
{{- end -}}

{{/* The port of an address like host, host:port or [v6]:port; without one, the given default. */}}
{{- define "kickoff.portOf" -}}
{{- regexFind ":[0-9]+$" .address | trimPrefix ":" | default .otherwise -}}
{{- end -}}

{{/* With sslrootcert pgjdbc uses the given CA file. Without one it uses the JDK's authorities only if
     the sslfactory for them is named. */}}
{{- define "kickoff.postgresUrl" -}}
{{- $tls := .Values.postgres.tls -}}
{{- $mode := ternary "disable" $tls.mode .Values.development.postgres.enabled -}}
jdbc:postgresql://{{ include "kickoff.postgresAddress" . }}/{{ .Values.postgres.database }}?sslmode={{ $mode }}
{{- if $tls.caSecret -}}
&sslrootcert=/etc/kickoff/postgres-ca/{{ $tls.caKey }}
{{- else if hasPrefix "verify-" $mode -}}
&sslfactory=org.postgresql.ssl.DefaultJavaSSLFactory
{{- end -}}
{{- end -}}

{{- define "kickoff.fromSecret" -}}
- name: {{ .name }}
  valueFrom:
    secretKeyRef:
      name: {{ .secret }}
      key: {{ .key }}
{{- end -}}

{{- define "kickoff.redisEnv" -}}
{{- $redis := .Values.redis -}}
- name: KICKOFF_REALM
  value: {{ .Values.realm | quote }}
{{- with $redis.sentinel }}
{{- if .addresses }}
- name: KICKOFF_REDIS_SENTINELS
  value: {{ join "," .addresses | quote }}
- name: KICKOFF_REDIS_SENTINEL_MASTER
  value: {{ .master | quote }}
{{- if $redis.tls.enabled }}
- name: KICKOFF_REDIS_TLS
  value: "true"
{{- end }}
{{- if .usernameKey }}
{{ include "kickoff.fromSecret" (dict "name" "KICKOFF_REDIS_SENTINEL_USER" "secret" $redis.existingSecret "key" .usernameKey) }}
{{- end }}
{{- if .passwordKey }}
{{ include "kickoff.fromSecret" (dict "name" "KICKOFF_REDIS_SENTINEL_PASSWORD" "secret" $redis.existingSecret "key" .passwordKey) }}
{{- end }}
{{- end }}
{{- end }}
{{- if not $redis.sentinel.addresses }}
- name: KICKOFF_REDIS_URL
  value: {{ printf "%s://%s" (ternary "rediss" "redis" $redis.tls.enabled) (include "kickoff.redisAddress" .) | quote }}
{{- end }}
{{- if $redis.cluster }}
- name: KICKOFF_REDIS_CLUSTER
  value: "true"
{{- end }}
{{- with $redis.tls.caSecret }}
- name: KICKOFF_REDIS_CA_FILE
  value: /etc/kickoff/redis-ca/{{ $redis.tls.caKey }}
{{- end }}
{{- with $redis.existingSecret }}
{{- if $redis.usernameKey }}
{{ include "kickoff.fromSecret" (dict "name" "KICKOFF_REDIS_USER" "secret" . "key" $redis.usernameKey) }}
{{- end }}
{{ include "kickoff.fromSecret" (dict "name" "KICKOFF_REDIS_PASSWORD" "secret" . "key" $redis.passwordKey) }}
{{- end }}
{{- end -}}

{{- define "kickoff.postgresEnv" -}}
{{- $postgres := .Values.postgres -}}
- name: KICKOFF_POSTGRES_URL
  value: {{ include "kickoff.postgresUrl" . | quote }}
- name: KICKOFF_POSTGRES_SCHEMA
  value: {{ $postgres.schema | quote }}
{{- if and $postgres.existingSecret $postgres.usernameKey }}
{{ include "kickoff.fromSecret" (dict "name" "KICKOFF_POSTGRES_USER" "secret" $postgres.existingSecret "key" $postgres.usernameKey) }}
{{- else }}
- name: KICKOFF_POSTGRES_USER
  value: {{ $postgres.username | quote }}
{{- end }}
{{- with $postgres.existingSecret }}
{{ include "kickoff.fromSecret" (dict "name" "KICKOFF_POSTGRES_PASSWORD" "secret" . "key" $postgres.passwordKey) }}
{{- end }}
{{- end -}}

{{/* The gateway's Postgres settings: with gateway.postgres' credentials if set, else the operator's. */}}
{{- define "kickoff.gatewayPostgresEnv" -}}
{{- $own := .Values.gateway.postgres -}}
{{- $postgres := .Values.postgres -}}
{{- $secret := $own.existingSecret | default $postgres.existingSecret -}}
{{- $userKey := ternary $own.usernameKey $postgres.usernameKey (ne $own.existingSecret "") -}}
{{- $passwordKey := ternary $own.passwordKey $postgres.passwordKey (ne $own.existingSecret "") -}}
- name: KICKOFF_POSTGRES_URL
  value: {{ include "kickoff.postgresUrl" . | quote }}
- name: KICKOFF_POSTGRES_SCHEMA
  value: {{ $postgres.schema | quote }}
{{- if and $secret $userKey (not $own.username) }}
{{ include "kickoff.fromSecret" (dict "name" "KICKOFF_POSTGRES_USER" "secret" $secret "key" $userKey) }}
{{- else }}
- name: KICKOFF_POSTGRES_USER
  value: {{ $own.username | default $postgres.username | quote }}
{{- end }}
{{- with $secret }}
{{ include "kickoff.fromSecret" (dict "name" "KICKOFF_POSTGRES_PASSWORD" "secret" . "key" $passwordKey) }}
{{- end }}
{{- end -}}

{{/* A volume with the authorities that signed a store's certificate: only that key of the Secret. */}}
{{- define "kickoff.caVolume" -}}
- name: {{ .store }}-ca
  secret:
    secretName: {{ .tls.caSecret }}
    items:
      - {key: {{ .tls.caKey }}, path: {{ .tls.caKey }}}
{{- end -}}

{{- define "kickoff.caMount" -}}
- name: {{ .store }}-ca
  mountPath: /etc/kickoff/{{ .store }}-ca
  readOnly: true
{{- end -}}
