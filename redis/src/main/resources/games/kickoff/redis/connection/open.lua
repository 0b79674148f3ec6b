-- open: queues and live matches are back; from here on joins and claims are answered. ARGV: stamp.
-- Answers {"stale"} | {"rebuilding"} | {"ok"}
local no = refusal(ARGV[1])
if no then
  return no
end
redis.call('SET', P .. ':open', fence_of(ARGV[1]))
for _, q in ipairs(redis.call('SMEMBERS', P .. ':queues')) do
  redis.call('HSET', P .. ':queue:' .. q, 'open', 1)
end
return { 'ok' }
