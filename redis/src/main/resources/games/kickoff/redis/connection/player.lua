-- player: the tickets of a player that live; asking keeps the waiting ones alive. ARGV: player.
-- Answers {"rebuilding"} | {"tickets", [id, ticket...]...}
local fields = redis.call('HGETALL', player_key(ARGV[1]))

if #fields == 0 and not is_open() then
  return { 'rebuilding' }
end
local answer = { 'tickets' }
for i = 1, #fields, 2 do
  local t = fields[i] ~= '!live' and read_ticket(fields[i + 1])
  if t and (t.state == 'WAITING' or t.state == 'CLAIMED' or t.state == 'ASSIGNED') then
    if t.state == 'WAITING' then
      ask_for(t)
    end
    answer[#answer + 1] = { t.id, flat(t) }
  end
end
return answer
