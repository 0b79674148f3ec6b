-- pool news: what happened in a queue behind an entry of its log. Reads only. ARGV: queue, the entry's
-- number, most entries to read.
-- Answers {"rebuilding"} | {"unknown_queue"}
--       | {"pool" and what look.lua says, number of the last entry read or -1 after a gap, 1 if there
--          are more, {ticket that waits, joined, the pool's entry}..., {ticket that doesn't}...}
-- A gap: entries are trimmed that nobody read, or the log began anew. A ticket is listed once, as it
-- stands now.
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
  answer[9], answer[10], answer[11], answer[12] = -1, 0, {}, {}
  return answer
end
local asked, here, gone = {}, {}, {}
for _, id in ipairs(order) do
  if waits[id] then
    asked[#asked + 1] = id
  else
    gone[#gone + 1] = id
  end
end
if #asked > 0 then
  local joined = redis.call('ZMSCORE', P .. ':waiting:' .. q, unpack(asked))
  local parties = redis.call('HMGET', P .. ':pool:' .. q, unpack(asked))
  for n, id in ipairs(asked) do
    if joined[n] and parties[n] and string.sub(parties[n], 1, 1) ~= '=' then
      here[#here + 1] = id
      here[#here + 1] = joined[n]
      here[#here + 1] = parties[n]
    else
      gone[#gone + 1] = id -- by an entry further on
    end
  end
end
answer[9], answer[10], answer[11], answer[12] = last, newest > last and 1 or 0, here, gone
return answer
