{{/* Refuses values that contradict each other, which values.schema.json can't express. */}}
{{- define "kickoff.refuse" -}}
{{- $v := .Values -}}
{{- $sentinel := $v.redis.sentinel -}}
{{- if and $sentinel.addresses $v.redis.address -}}
  {{- fail "redis.address and redis.sentinel exclude each other: sentinels say where Redis is" -}}
{{- end -}}
{{- if and $sentinel.addresses (not $sentinel.master) -}}
  {{- fail "redis.sentinel.master is missing: the name the sentinels watch the primary under ('sentinel monitor <name> ...')" -}}
{{- end -}}
{{- if and $sentinel.master (not $sentinel.addresses) -}}
  {{- fail "redis.sentinel.addresses is missing: host:port of the sentinels that watch redis.sentinel.master" -}}
{{- end -}}
{{- if and $sentinel.addresses $v.redis.cluster -}}
  {{- fail "redis.cluster and redis.sentinel exclude each other: a Redis Cluster has no sentinels" -}}
{{- end -}}
{{- if and (or $sentinel.usernameKey $sentinel.passwordKey) (not $v.redis.existingSecret) -}}
  {{- fail "redis.sentinel.usernameKey and passwordKey name keys of redis.existingSecret, which is empty" -}}
{{- end -}}
{{- if and $v.development.redis.enabled $sentinel.addresses -}}
  {{- fail "development.redis.enabled is one Redis without sentinels: leave redis.sentinel out" -}}
{{- end -}}
{{- range $name := list "redis" "postgres" -}}
  {{- $store := index $v $name -}}
  {{- $stand := index $v.development $name -}}
  {{- if and $stand.enabled $store.address -}}
    {{- fail (printf "development.%s.enabled and %s.address exclude each other: the one is a throw-away %s for kind, the other says you have your own" $name $name (title $name)) -}}
  {{- end -}}
  {{- if not (or $stand.enabled $store.address (and (eq $name "redis") $sentinel.addresses)) -}}
    {{- fail (printf "%s.address is missing: host:port of your %s, or development.%s.enabled=true on a kind cluster" $name (title $name) $name) -}}
  {{- end -}}
  {{- if and $stand.enabled (or $store.existingSecret $store.tls.caSecret) -}}
    {{- fail (printf "development.%s.enabled has neither password nor TLS: leave %s.existingSecret and %s.tls out" $name $name $name) -}}
  {{- end -}}
  {{- if and $store.usernameKey (not $store.existingSecret) -}}
    {{- fail (printf "%s.usernameKey names a key of %s.existingSecret, which is empty" $name $name) -}}
  {{- end -}}
{{- end -}}
{{- if and $v.development.redis.enabled (or $v.redis.tls.enabled $v.redis.cluster) -}}
  {{- fail "development.redis.enabled is one Redis without TLS: leave redis.tls and redis.cluster out" -}}
{{- end -}}
{{- if and $v.redis.tls.caSecret (not (include "kickoff.redisTls" .)) -}}
  {{- fail "redis.tls.caSecret has no use while redis.tls.enabled is false" -}}
{{- end -}}
{{- $mode := include "kickoff.postgresTlsMode" . -}}
{{- if and $v.postgres.tls.caSecret (not (hasPrefix "verify-" $mode)) -}}
  {{- fail (printf "postgres.tls.caSecret is used only with postgres.tls.mode verify-ca or verify-full, not %s" $mode) -}}
{{- end -}}
{{- if and (has "*" $v.namespaces) (gt (len $v.namespaces) 1) -}}
  {{- fail "namespaces: \"*\" stands for all namespaces, so no other can be beside it" -}}
{{- end -}}
{{- $home := include "kickoff.defaultQueue" . | splitList "/" | first -}}
{{- $namespaces := include "kickoff.namespaces" . -}}
{{- if and $namespaces (not (has $home (splitList "," $namespaces))) -}}
  {{- fail (printf "gateway.defaultQueue is in namespace %s, which is not one of namespaces (%s)" $home ($namespaces | replace "," ", ")) -}}
{{- end -}}
{{- include "kickoff.refuseNarrowing" . -}}
{{- /* A tag in a registry can be moved to another image at any time. */ -}}
{{- if not (or $v.development.redis.enabled $v.development.postgres.enabled) -}}
{{- range $part, $own := dict "operator" "kickoff/operator" "gateway" "kickoff/gateway" "test" "kickoff/loadtest" -}}
  {{- $image := index $v $part -}}
  {{- if not (or $image.digest (and (not $v.image.registry) (eq $image.repository $own))) -}}
    {{- fail (printf "%s.digest is missing: the digest (sha256:...) of %s in your registry. A tag can be moved to another image; make release REGISTRY=... writes the digests of what it pushed" $part (include "kickoff.image" (dict "root" $ "part" $image))) -}}
  {{- end -}}
{{- end -}}
{{- end -}}
{{- $classes := $v.priorityClasses -}}
{{- if and $classes.create (le (int $classes.service) (int $classes.game)) -}}
  {{- fail (printf "priorityClasses.service (%d) must be more than priorityClasses.game (%d): on a full cluster new game servers would take each room that an operator waits for" (int $classes.service) (int $classes.game)) -}}
{{- end -}}
{{- $scaling := $v.gateway.autoscaling -}}
{{- if gt (int $scaling.minReplicas) (int $scaling.maxReplicas) -}}
  {{- fail (printf "gateway.autoscaling.minReplicas (%d) is more than maxReplicas (%d)" (int $scaling.minReplicas) (int $scaling.maxReplicas)) -}}
{{- end -}}
{{- if and $v.gateway.ingress.enabled (not $v.gateway.ingress.hosts) -}}
  {{- fail "gateway.ingress.enabled needs gateway.ingress.hosts: the names players use" -}}
{{- end -}}
{{- $own := $v.gateway.postgres -}}
{{- if and $own.usernameKey (not $own.existingSecret) -}}
  {{- fail "gateway.postgres.usernameKey names a key of gateway.postgres.existingSecret, which is empty" -}}
{{- end -}}
{{- $auth := $v.gateway.auth -}}
{{- if and $auth.existingSecret (not $auth.enabled) -}}
  {{- fail "gateway.auth.existingSecret has no use while gateway.auth.enabled is false" -}}
{{- end -}}
{{- if and $auth.issuers (not $auth.enabled) -}}
  {{- fail "gateway.auth.issuers has no use while gateway.auth.enabled is false" -}}
{{- end -}}
{{- if and $auth.enabled (not $auth.existingSecret) -}}
  {{- fail (printf "gateway.auth.existingSecret is missing: a Secret with %s, which sign players' tokens, and %s, the studio's API keys (docs/install.md); or gateway.auth.enabled=false where anybody may do anything" $auth.secretsKey $auth.apiKeysKey) -}}
{{- end -}}
{{- end -}}
