-- nudge: somebody wants a match's session looked at now. ARGV: match.
-- Answers {"ok"}
redis.call('XADD', P .. ':nudges', 'MAXLEN', '~', 1024, '*', 'match', ARGV[1])
return { 'ok' }
