-- pool part: a slice of all who wait in a queue, in no order. Reads only. ARGV: queue, cursor, "0" to
-- begin with, about how many. Who waits all the while is in some slice; what changes meanwhile stands
-- in the log behind the first slice's number.
-- Answers {"rebuilding"} | {"unknown_queue"}
--       | {"part", number of the log's newest entry, the next slice's cursor, "0" when all is read,
--          {ticket, joined}..., {the pool's entry of each}...}
local q, cursor, many = ARGV[1], ARGV[2], ARGV[3]

if not redis.call('HGET', P .. ':queue:' .. q, 'open') then
  return why_closed()
end
local part = redis.call('ZSCAN', P .. ':waiting:' .. q, cursor, 'COUNT', many)
local ids = {}
for i = 1, #part[2], 2 do
  ids[#ids + 1] = part[2][i]
end
return {
  'part', newest_entry(q), part[1], part[2],
  #ids > 0 and redis.call('HMGET', P .. ':pool:' .. q, unpack(ids)) or {}
}
