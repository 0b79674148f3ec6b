-- pool: what a matcher sees of a queue. Reads only. ARGV: queue, most tickets.
-- Answers {"rebuilding"} | {"unknown_queue"}
--       | {"pool", now, waiting in all, starting, matches, failed starts in a row, the last one's
--          time, its reason, {ticket, joined}..., {the pool's entry of each}...}
local q, most = ARGV[1], tonumber(ARGV[2])

if not redis.call('HGET', P .. ':queue:' .. q, 'open') then
  return why_closed()
end
local starts = redis.call('HMGET', P .. ':starts:' .. q, 'failed', 'at', 'why')
local waiting = redis.call('ZRANGE', P .. ':waiting:' .. q, 0, most - 1, 'WITHSCORES')
local ids = {}
for i = 1, #waiting, 2 do
  ids[#ids + 1] = waiting[i]
end
return {
  'pool', now_ms(), redis.call('ZCARD', P .. ':waiting:' .. q),
  redis.call('SCARD', P .. ':starting:' .. q),
  tonumber(redis.call('HGET', P .. ':counts:' .. q, 'matches') or 0),
  tonumber(starts[1] or 0), tonumber(starts[2] or 0), starts[3] or '',
  waiting, #ids > 0 and redis.call('HMGET', P .. ':pool:' .. q, unpack(ids)) or {}
}
