-- player: the tickets of a player that live; asking keeps the waiting ones alive. ARGV: player.
-- Answers {"rebuilding"} | {"tickets", [id, ticket...]...}
local fields = redis.call('HGETALL', player_key(ARGV[1]))

if #fields == 0 and not is_open() then
  return { 'rebuilding' }
end
local answer = { 'tickets' }
for i = 1, #fields, 2 do
  if string.sub(fields[i], 1, 1) ~= '!' then -- !live, !match and !ticket are no queues
    local id = fields[i + 1]
    local t = redis.call('HMGET', ticket_key(id), 'state', 'queue', 'asked')
    if t[1] == 'WAITING' or t[1] == 'CLAIMED' or t[1] == 'ASSIGNED' then
      if t[1] == 'WAITING' then
        ask_for(id, t[2], tonumber(t[3]))
      end
      answer[#answer + 1] = { id, redis.call('HGETALL', ticket_key(id)) }
    end
  end
end
return answer
