-- pool part: a slice of a queue's waiting tickets, in no order. Reads only. ARGV: queue, cursor ("0" for
-- the first slice), about how many. A ticket that waits during the whole scan is in some slice; what
-- changes meanwhile is in the log after the first slice's number.
-- Answers {"rebuilding"} | {"unknown_queue"}
--       | {"part", seq: number of the log's newest entry, cursor: of the next slice, "0" when all is read,
--          tickets: {id, joined}..., entries: {the pool's entry of each}}
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
  'part', 'seq', newest_entry(q), 'cursor', part[1], 'tickets', part[2],
  'entries', #ids > 0 and redis.call('HMGET', P .. ':pool:' .. q, unpack(ids)) or {}
}
