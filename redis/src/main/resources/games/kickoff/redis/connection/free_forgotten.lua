-- free forgotten: players busy in a match that is not live. No script leaves one behind; a person at
-- a console may. In parts. ARGV: stamp, cursor, "0" to begin with.
-- Answers {"stale"} | {"rebuilding"} | {"ok", the next part's cursor, "0" when all is done, (player freed, their ticket's
-- queue, or "" when it is unknown)...}
local stamp, cursor = ARGV[1], ARGV[2]

local no = refusal(stamp)
if no then
  return no
end
local part = redis.call('HSCAN', P .. ':busy', cursor, 'COUNT', 500)
local answer = { 'ok', part[1] }
for i = 1, #part[2], 2 do
  local match, ticket = string.match(part[2][i + 1], '^(%S+) (%S+)')
  local m = match and read_match(match)
  if not m or not is_live(m) then
    redis.call('HDEL', P .. ':busy', part[2][i])
    answer[#answer + 1] = part[2][i]
    local q = ticket and redis.pcall('HGET', ticket_key(ticket), 'queue')
    answer[#answer + 1] = type(q) == 'string' and q or ''
  end
end
return answer
