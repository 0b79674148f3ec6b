-- pool: who waits the longest in a queue. Reads only. ARGV: queue, most tickets.
-- Answers {"rebuilding"} | {"unknown_queue"}
--       | {"pool" and what look.lua says, tickets: {id, joined}..., entries: {the pool's entry of each}}
local q, most = ARGV[1], tonumber(ARGV[2])

if not redis.call('HGET', P .. ':queue:' .. q, 'open') then
  return why_closed()
end
local answer = look_at(q)
local waiting = redis.call('ZRANGE', P .. ':waiting:' .. q, 0, most - 1, 'WITHSCORES')
local ids = {}
for i = 1, #waiting, 2 do
  ids[#ids + 1] = waiting[i]
end
add(answer, 'tickets', waiting)
add(answer, 'entries', #ids > 0 and redis.call('HMGET', P .. ':pool:' .. q, unpack(ids)) or {})
return answer
