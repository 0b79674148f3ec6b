-- strays: tickets of a slice of a queue that stand there without what belongs to them: claimed by a match
-- that is not live, or waiting without a hash, an entry in the pool or a place in line. Reads only; what is
-- seen may be about to change. ARGV: queue, "pool" or "waiting", cursor, "0" to begin with, about how many.
-- Answers {"strays", the next slice's cursor, "0" when all is read, (ticket, its match, or "" if none)...}
local q, where, cursor, many = ARGV[1], ARGV[2], ARGV[3], ARGV[4]

local scan = where == 'pool' and 'HSCAN' or 'ZSCAN'
local part = redis.call(scan, P .. ':' .. where .. ':' .. q, cursor, 'COUNT', many)
local answer = { 'strays', part[1] }
for i = 1, #part[2], 2 do
  local id = part[2][i]
  local entry = where == 'pool' and part[2][i + 1] or redis.call('HGET', P .. ':pool:' .. q, id)
  local match = entry and string.match(entry, '^=(.*)')
  local m = match and read_match(match)
  local at_home
  if match then
    at_home = where == 'pool' and m and is_live(m)
  else
    -- The hash is looked at once, in the pool's slices.
    at_home = entry and redis.call('ZSCORE', P .. ':waiting:' .. q, id)
      and (where == 'waiting' or read_ticket(id, entry))
  end
  if not at_home then
    answer[#answer + 1] = id
    answer[#answer + 1] = match or ''
  end
end
return answer
