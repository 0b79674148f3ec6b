{{/* The secrets are passed as files, since a process' environment is easier for others to read. */}}
{{- define "kickoff.authEnv" -}}
{{- $gateway := .Values.gateway -}}
{{- $auth := $gateway.auth -}}
{{- if $auth.enabled -}}
- name: KICKOFF_AUTH_SECRETS_FILE
  value: /etc/kickoff/auth/auth-secrets
{{- if $auth.apiKeysKey }}
- name: KICKOFF_API_KEYS_FILE
  value: /etc/kickoff/auth/api-keys
{{- end }}
- name: KICKOFF_AUTH_ISSUER
  value: {{ $auth.issuer | quote }}
- name: KICKOFF_AUTH_LIFETIME
  value: {{ $auth.lifetime | quote }}
- name: KICKOFF_AUTH_REFRESH_LIFETIME
  value: {{ $auth.refreshLifetime | quote }}
{{- if $auth.issuers }}
- name: KICKOFF_AUTH_ISSUERS_FILE
  value: /etc/kickoff/issuers/issuers.json
{{- end }}
{{- else -}}
- name: KICKOFF_AUTH
  value: "off"
{{- end }}
- name: KICKOFF_RATE_PLAYER
  value: {{ int $gateway.limits.player | quote }}
- name: KICKOFF_RATE_ADDRESS
  value: {{ int $gateway.limits.address | quote }}
- name: KICKOFF_RATE_REGISTER
  value: {{ int $gateway.limits.register | quote }}
{{- if not (kindIs "invalid" $gateway.limits.connections) }}
- name: KICKOFF_CONNECTIONS_PER_ADDRESS
  value: {{ int $gateway.limits.connections | quote }}
{{- end }}
- name: KICKOFF_WAITS_PER_PLAYER
  value: {{ int $gateway.limits.waits | quote }}
- name: KICKOFF_TRUSTED_PROXIES
  value: {{ ternary (ternary 1 0 $gateway.ingress.enabled) $gateway.trustedProxies (kindIs "invalid" $gateway.trustedProxies) | int | quote }}
{{- end -}}
