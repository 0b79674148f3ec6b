-- expire: expires waiting tickets that nobody asked for during their queue's ttl. ARGV: stamp, queue, most.
-- Answers {"stale"} | {"rebuilding"} | {"ok", expired: how many, next: ms until the next one
-- is due, or -1}
-- A claim and an expiry of the same ticket exclude each other: the script that runs first takes it out of
-- the queue.
local stamp, q, most = ARGV[1], ARGV[2], tonumber(ARGV[3])

local no = refusal(stamp)
if no then
  return no
end
if not is_open() then
  return { 'rebuilding' }
end
local ttl = tonumber(redis.call('HGET', P .. ':queue:' .. q, 'ttl') or 0)
if ttl == 0 then
  return { 'ok', 'expired', 0, 'next', -1 }
end
local now = now_ms()
local due = redis.call('ZRANGEBYSCORE', P .. ':asked:' .. q, '-inf', now - ttl, 'LIMIT', 0, most)
for _, id in ipairs(due) do
  local t = read_ticket(id)
  if t and t.state == 'WAITING' then
    finish_ticket(t, 'EXPIRED', 'not_asked_for')
  else
    leave_queue(q, { id })
  end
end
conclude()
local oldest = redis.call('ZRANGE', P .. ':asked:' .. q, 0, 0, 'WITHSCORES')
return { 'ok', 'expired', #due, 'next', oldest[2] and math.max(0, oldest[2] + ttl - now) or -1 }
