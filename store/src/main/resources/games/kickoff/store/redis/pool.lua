-- pool: what a matcher sees of a queue. Reads only. ARGV: queue, most tickets.
-- Answers {"rebuilding"} | {"unknown_queue"}
--       | {"pool", now, waiting in all, starting, matches, failed starts in a row, the last one's
--          time, its reason, [id, players, joined, requeues, attributes or ""]...}
local q, most = ARGV[1], tonumber(ARGV[2])

if not is_open() then
  return { 'rebuilding' }
end
if redis.call('SISMEMBER', P .. ':queues', q) == 0 then
  return { 'unknown_queue' }
end
local starts = redis.call('HMGET', P .. ':starts:' .. q, 'failed', 'at', 'why')
local answer = {
  'pool', now_ms(), redis.call('ZCARD', P .. ':waiting:' .. q),
  redis.call('SCARD', P .. ':starting:' .. q),
  tonumber(redis.call('HGET', P .. ':counts:' .. q, 'matches') or 0),
  tonumber(starts[1] or 0), tonumber(starts[2] or 0), starts[3] or ''
}
for _, id in ipairs(redis.call('ZRANGE', P .. ':waiting:' .. q, 0, most - 1)) do
  local f = redis.call('HMGET', ticket_key(id), 'players', 'joined', 'requeues', 'attributes')
  if f[1] then
    answer[#answer + 1] = { id, f[1], f[2], f[3], f[4] or '' }
  end
end
return answer
