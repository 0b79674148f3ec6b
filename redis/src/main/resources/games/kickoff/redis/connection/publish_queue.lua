-- publish queue: what gateways and scripts need of a MatchQueue's spec. ARGV: stamp, queue,
-- (field, value)...
-- Answers {"stale"} | {"ok"}. Allowed while Redis is being refilled, of which it is a part.
local stamp, q = ARGV[1], ARGV[2]

local no = refusal(stamp, true)
if no then
  return no
end
redis.call('SADD', P .. ':queues', q)
redis.call('HSET', P .. ':queue:' .. q, unpack(ARGV, 3))
if is_open() then
  redis.call('HSET', P .. ':queue:' .. q, 'open', 1)
end
return { 'ok' }
