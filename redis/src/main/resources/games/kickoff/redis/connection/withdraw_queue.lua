-- withdraw queue: its MatchQueue is gone. Waiting tickets fail with "queue_deleted", a bounded number per
-- call so that other scripts are not delayed; claimed and assigned ones go on. ARGV: stamp, queue, most.
-- Answers {"stale"} | {"rebuilding"} | {"ok", waiting: tickets that are left}
local stamp, q, most = ARGV[1], ARGV[2], tonumber(ARGV[3])

local no = refusal(stamp)
if no then
  return no
end
redis.call('SREM', P .. ':queues', q)
redis.call('HDEL', P .. ':queue:' .. q, 'open')
for _, id in ipairs(redis.call('ZRANGE', P .. ':waiting:' .. q, 0, most - 1)) do
  local t = read_ticket(id)
  if t and t.state == 'WAITING' then
    finish_ticket(t, 'FAILED', 'queue_deleted')
  else
    leave_queue(q, { id })
  end
end
conclude()
local left = redis.call('ZCARD', P .. ':waiting:' .. q)
if left == 0 then
  redis.call('DEL', P .. ':queue:' .. q, P .. ':starts:' .. q)
  redis.call('XTRIM', P .. ':log:' .. q, 'MAXLEN', 0) -- the key stays: its numbers go on where they are
end
return { 'ok', 'waiting', left }
