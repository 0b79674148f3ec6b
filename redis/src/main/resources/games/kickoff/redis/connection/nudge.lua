-- nudge: asks the operator to reconcile a match's session now. ARGV: match.
-- Answers {"ok"}
redis.call('XADD', P .. ':nudges', 'MAXLEN', '~', 1024, '*', 'match', ARGV[1])
return { 'ok' }
