-- publish queue: what gateways and scripts need of a MatchQueue's spec. ARGV: stamp, queue,
-- (field, value)...
-- Answers {"stale"} | {"ok"}. Allowed while rebuilding: it is a part of that.
local stamp, q = ARGV[1], ARGV[2]

if is_stale(stamp) then
  return { 'stale' }
end
redis.call('SADD', P .. ':queues', q)
redis.call('HSET', P .. ':queue:' .. q, unpack(ARGV, 3))
if is_open() then
  redis.call('HSET', P .. ':queue:' .. q, 'open', 1)
end
return { 'ok' }
