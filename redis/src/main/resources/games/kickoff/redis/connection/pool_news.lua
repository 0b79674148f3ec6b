-- pool news: what happened in a queue behind an entry of its log. Reads only. ARGV: queue, the entry's
-- number, most entries to read.
-- Answers {"rebuilding"} | {"unknown_queue"}
--       | {"pool" and what look.lua says, seq: number of the last entry read or -1 after a gap, more: 1
--          if there are more, tickets: {id, joined}... of those that wait, entries: {the pool's entry of
--          each}, gone: {ids of those that don't}}
-- A gap: entries were trimmed before they were read, or the log began anew. A ticket is listed once, in
-- its present state.
local q, after, most = ARGV[1], tonumber(ARGV[2]), tonumber(ARGV[3])

if not redis.call('HGET', P .. ':queue:' .. q, 'open') then
  return why_closed()
end
local answer = look_at(q)
local newest = newest_entry(q)
local entries = {}
if newest > after then
  entries = redis.call('XRANGE', P .. ':log:' .. q, '(0-' .. ARGV[2], '+', 'COUNT', most)
end
local last = after
local waits, order = {}, {}
for _, entry in ipairs(entries) do
  local number = tonumber(string.match(entry[1], '%d+$'))
  if number ~= last + 1 or #order >= 4000 then -- a gap, or as many as one command can take
    break
  end
  last = number
  local op, ids = entry[2][2], entry[2][4]
  if op ~= 'room' then
    for _, id in ipairs(split(ids)) do
      if waits[id] == nil then
        order[#order + 1] = id
      end
      waits[id] = op ~= 'out'
    end
  end
end
if newest < after or (newest > after and last == after) then
  add(answer, 'seq', -1)
  return answer
end
local asked, tickets, found, gone = {}, {}, {}, {}
for _, id in ipairs(order) do
  if waits[id] then
    asked[#asked + 1] = id
  else
    gone[#gone + 1] = id
  end
end
if #asked > 0 then
  local joined = redis.call('ZMSCORE', P .. ':waiting:' .. q, unpack(asked))
  local entries_of = redis.call('HMGET', P .. ':pool:' .. q, unpack(asked))
  for n, id in ipairs(asked) do
    if joined[n] and entries_of[n] and string.sub(entries_of[n], 1, 1) ~= '=' then
      add(tickets, id, joined[n])
      found[#found + 1] = entries_of[n]
    else
      gone[#gone + 1] = id -- by an entry further on
    end
  end
end
add(answer, 'seq', last)
add(answer, 'more', newest > last and 1 or 0)
add(answer, 'tickets', tickets)
add(answer, 'entries', found)
add(answer, 'gone', gone)
return answer
