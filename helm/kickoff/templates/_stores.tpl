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

{{/* "true" when an address is not one of the cluster's own: neither a name without a dot, nor one that ends in
     .svc, .svc.<clusterDomain> or .cluster.local, nor name.namespace of the release's namespace. An IP address is
     always taken to be outside. */}}
{{- define "kickoff.isOutside" -}}
{{- $host := regexReplaceAll ":[0-9]+$" .address "" | lower | trimSuffix "." -}}
{{- $labels := splitList "." $host -}}
{{- $inside := and (not (contains "." $host)) (not (hasPrefix "[" $host)) -}}
{{- range list ".svc" (printf ".svc.%s" .root.Values.clusterDomain) ".cluster.local" -}}
{{- $inside = or $inside (hasSuffix . $host) -}}
{{- end -}}
{{- if not (or $inside (and (eq (len $labels) 2) (eq (last $labels) .root.Release.Namespace))) -}}
true
{{- end -}}
{{- end -}}

{{/* "true" when Redis, or a sentinel, has an address outside the cluster. */}}
{{- define "kickoff.redisIsOutside" -}}
{{- $outside := false -}}
{{- range .Values.redis.sentinel.addresses | default (list (include "kickoff.redisAddress" .)) -}}
{{- $outside = or $outside (include "kickoff.isOutside" (dict "root" $ "address" .)) -}}
{{- end -}}
{{- if $outside }}true{{ end -}}
{{- end -}}

{{/* "true" when Redis is reached by TLS. Kickoff then always checks the certificate and its name. */}}
{{- define "kickoff.redisTls" -}}
{{- $tls := .Values.redis.tls -}}
{{- if ternary (or $tls.caSecret (include "kickoff.redisIsOutside" .)) $tls.enabled (kindIs "invalid" $tls.enabled) -}}
true
{{- end -}}
{{- end -}}

{{/* pgjdbc's sslmode. */}}
{{- define "kickoff.postgresTlsMode" -}}
{{- $tls := .Values.postgres.tls -}}
{{- $address := include "kickoff.postgresAddress" . -}}
{{- if .Values.development.postgres.enabled -}}
disable
{{- else if $tls.mode -}}
{{ $tls.mode }}
{{- else if or $tls.caSecret (include "kickoff.isOutside" (dict "root" . "address" $address)) -}}
verify-full
{{- else -}}
prefer
{{- end -}}
{{- end -}}

{{/* With sslrootcert pgjdbc uses the given CA file. Without one it uses the JDK's authorities only if
     the sslfactory for them is named. */}}
{{- define "kickoff.postgresUrl" -}}
{{- $tls := .Values.postgres.tls -}}
{{- $mode := include "kickoff.postgresTlsMode" . -}}
jdbc:postgresql://{{ include "kickoff.postgresAddress" . }}/{{ .Values.postgres.database }}?sslmode={{ $mode }}
{{- if $tls.caSecret -}}
&sslrootcert=/etc/kickoff/postgres-ca/{{ $tls.caKey }}
{{- else if hasPrefix "verify-" $mode -}}
&sslfactory=org.postgresql.ssl.DefaultJavaSSLFactory
{{- end -}}
{{- end -}}

{{- define "kickoff.redisEnv" -}}
{{- $redis := .Values.redis -}}
{{- $tls := include "kickoff.redisTls" . -}}
- name: KICKOFF_REALM
  value: {{ .Values.realm | quote }}
{{- with $redis.sentinel }}
{{- if .addresses }}
- name: KICKOFF_REDIS_SENTINELS
  value: {{ join "," .addresses | quote }}
- name: KICKOFF_REDIS_SENTINEL_MASTER
  value: {{ .master | quote }}
{{- if $tls }}
- name: KICKOFF_REDIS_TLS
  value: "true"
{{- end }}
{{- if .usernameKey }}
- name: KICKOFF_REDIS_SENTINEL_USER_FILE
  value: /etc/kickoff/redis/sentinel-username
{{- end }}
{{- if .passwordKey }}
- name: KICKOFF_REDIS_SENTINEL_PASSWORD_FILE
  value: /etc/kickoff/redis/sentinel-password
{{- end }}
{{- end }}
{{- end }}
{{- if not $redis.sentinel.addresses }}
- name: KICKOFF_REDIS_URL
  value: {{ printf "%s://%s" (ternary "rediss" "redis" (eq $tls "true")) (include "kickoff.redisAddress" .) | quote }}
{{- end }}
{{- if $redis.cluster }}
- name: KICKOFF_REDIS_CLUSTER
  value: "true"
{{- end }}
{{- with $redis.tls.caSecret }}
- name: KICKOFF_REDIS_CA_FILE
  value: /etc/kickoff/redis-ca/{{ $redis.tls.caKey }}
{{- end }}
{{- if $redis.existingSecret }}
{{- if $redis.usernameKey }}
- name: KICKOFF_REDIS_USER_FILE
  value: /etc/kickoff/redis/username
{{- end }}
- name: KICKOFF_REDIS_PASSWORD_FILE
  value: /etc/kickoff/redis/password
{{- end }}
{{- end -}}

{{/* The credentials of a part for Postgres, as a dictionary in JSON: secret, usernameKey, passwordKey, and username,
     which is empty when the user's name is in the Secret. The gateway has gateway.postgres' where set, else the
     operator's. Arguments: root, component. */}}
{{- define "kickoff.postgresCredentials" -}}
{{- $postgres := .root.Values.postgres -}}
{{- $own := ternary .root.Values.gateway.postgres (dict) (eq .component "gateway") -}}
{{- $from := ternary $own $postgres (not (empty $own.existingSecret)) -}}
{{- $named := and $from.existingSecret $from.usernameKey (not $own.username) -}}
{{- dict "secret" $from.existingSecret "usernameKey" (ternary $from.usernameKey "" (not (empty $named))) "passwordKey" $from.passwordKey "username" (ternary "" ($own.username | default $postgres.username) (not (empty $named))) | toJson -}}
{{- end -}}

{{- define "kickoff.postgresEnv" -}}
{{- $credentials := include "kickoff.postgresCredentials" . | fromJson -}}
- name: KICKOFF_POSTGRES_URL
  value: {{ include "kickoff.postgresUrl" .root | quote }}
- name: KICKOFF_POSTGRES_SCHEMA
  value: {{ .root.Values.postgres.schema | quote }}
{{- if $credentials.usernameKey }}
- name: KICKOFF_POSTGRES_USER_FILE
  value: /etc/kickoff/postgres/username
{{- else }}
- name: KICKOFF_POSTGRES_USER
  value: {{ $credentials.username | quote }}
{{- end }}
{{- if $credentials.secret }}
- name: KICKOFF_POSTGRES_PASSWORD_FILE
  value: /etc/kickoff/postgres/password
{{- end }}
{{- end -}}

{{/* The role that the operator grants what a gateway needs: the gateway's own, if it has one. */}}
{{- define "kickoff.gatewayRoleEnv" -}}
{{- $own := .Values.gateway.postgres -}}
{{- if and $own.enabled $own.username -}}
- name: KICKOFF_POSTGRES_GATEWAY_ROLE
  value: {{ $own.username | quote }}
{{- else if and $own.enabled $own.usernameKey -}}
- name: KICKOFF_POSTGRES_GATEWAY_ROLE_FILE
  value: /etc/kickoff/gateway-role/username
{{- end -}}
{{- end -}}

{{/* Volumes with the credentials for the stores. Arguments: root, component, postgres: whether it is used. */}}
{{- define "kickoff.storeVolumes" -}}
{{- $redis := .root.Values.redis -}}
{{- $postgres := include "kickoff.postgresCredentials" . | fromJson -}}
{{- if $redis.existingSecret }}
{{ include "kickoff.secretVolume" (dict "name" "redis" "secret" $redis.existingSecret "files" (dict "username" $redis.usernameKey "password" $redis.passwordKey "sentinel-username" $redis.sentinel.usernameKey "sentinel-password" $redis.sentinel.passwordKey)) }}
{{- end }}
{{- with $redis.tls.caSecret }}
{{ include "kickoff.secretVolume" (dict "name" "redis-ca" "secret" . "files" (dict $redis.tls.caKey $redis.tls.caKey)) }}
{{- end }}
{{- if .postgres }}
{{- with $postgres.secret }}
{{ include "kickoff.secretVolume" (dict "name" "postgres" "secret" . "files" (dict "username" $postgres.usernameKey "password" $postgres.passwordKey)) }}
{{- end }}
{{- with .root.Values.postgres.tls }}
{{- if .caSecret }}
{{ include "kickoff.secretVolume" (dict "name" "postgres-ca" "secret" .caSecret "files" (dict .caKey .caKey)) }}
{{- end }}
{{- end }}
{{- end }}
{{- $own := .root.Values.gateway.postgres }}
{{- if and (eq .component "operator") $own.enabled $own.usernameKey (not $own.username) }}
{{ include "kickoff.secretVolume" (dict "name" "gateway-role" "secret" $own.existingSecret "files" (dict "username" $own.usernameKey)) }}
{{- end }}
{{- end -}}

{{/* The mounts of kickoff.storeVolumes, which has the same arguments. */}}
{{- define "kickoff.storeMounts" -}}
{{- range include "kickoff.storeVolumes" . | fromYamlArray }}
{{ include "kickoff.secretMount" .name }}
{{- end }}
{{- end -}}

{{/* A volume with some keys of a Secret as files. No other user may read them: the kubelet gives the files to the
     pod's fsGroup. Arguments: name, secret, files: a dictionary from a file's name to its key; a file without a key is
     left out. */}}
{{- define "kickoff.secretVolume" -}}
- name: {{ .name }}
  secret:
    secretName: {{ .secret }}
    defaultMode: 0440
    items:
      {{- range $file, $key := .files }}
      {{- if $key }}
      - {key: {{ $key }}, path: {{ $file }}}
      {{- end }}
      {{- end }}
{{- end -}}

{{- define "kickoff.secretMount" -}}
- {name: {{ . }}, mountPath: /etc/kickoff/{{ . }}, readOnly: true}
{{- end -}}
