-- strays: the inconsistent tickets in a slice of a queue: claimed by a match that is not live, or waiting
-- without a hash, without an entry in the pool or without a place in the order of waiting. Reads only; a
-- script of the next moment may make them consistent. ARGV: queue, "pool" or "waiting" (which key to scan),
-- cursor ("0" for the first slice), about how many.
-- Answers {"strays", cursor: of the next slice, "0" when all is read, strays: {ticket, its match or ""}...}
local q, where, cursor, many = ARGV[1], ARGV[2], ARGV[3], ARGV[4]

local scan = where == 'pool' and 'HSCAN' or 'ZSCAN'
local part = redis.call(scan, P .. ':' .. where .. ':' .. q, cursor, 'COUNT', many)
local strays = {}
for i = 1, #part[2], 2 do
  local id = part[2][i]
  local entry = where == 'pool' and part[2][i + 1] or redis.call('HGET', P .. ':pool:' .. q, id)
  local match = entry and string.match(entry, '^=(.*)')
  local m = match and read_match(match)
  local at_home
  if match then
    at_home = where == 'pool' and m and is_live(m)
  else
    -- The ticket's hash is checked only when the pool is scanned, so once.
    at_home = entry and redis.call('ZSCORE', P .. ':waiting:' .. q, id)
      and (where == 'waiting' or read_ticket(id, entry))
  end
  if not at_home then
    strays[#strays + 1] = id
    strays[#strays + 1] = match or ''
  end
end
return { 'strays', 'cursor', part[1], 'strays', strays }
