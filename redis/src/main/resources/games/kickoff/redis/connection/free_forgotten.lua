-- free forgotten: frees players who are busy in a match that is not live. No script leaves one behind; a
-- person at a console may. In slices. ARGV: stamp, cursor ("0" for the first slice).
-- Answers {"stale"} | {"rebuilding"} | {"ok", cursor: of the next slice, "0" when all is done, freed:
-- {player, their ticket's queue or ""}...}
local stamp, cursor = ARGV[1], ARGV[2]

local no = refusal(stamp)
if no then
  return no
end
local part = redis.call('HSCAN', P .. ':busy', cursor, 'COUNT', 500)
local freed = {}
for i = 1, #part[2], 2 do
  local match, ticket = string.match(part[2][i + 1], '^(%S+) (%S+)')
  local m = match and read_match(match)
  if not m or not is_live(m) then
    redis.call('HDEL', P .. ':busy', part[2][i])
    freed[#freed + 1] = part[2][i]
    local q = ticket and redis.pcall('HGET', ticket_key(ticket), 'queue')
    freed[#freed + 1] = type(q) == 'string' and q or ''
  end
end
return { 'ok', 'cursor', part[1], 'freed', freed }
