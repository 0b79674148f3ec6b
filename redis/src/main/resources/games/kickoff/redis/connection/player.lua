-- player: a player's tickets that are not over; asking keeps the waiting ones from expiring. ARGV: player.
-- Answers {"rebuilding"} | {"tickets", tickets: {{"ticket", ticket: fields}...}}
local fields = redis.call('HGETALL', player_key(ARGV[1]))

if #fields == 0 and not is_open() then
  return { 'rebuilding' }
end
local tickets = {}
for i = 1, #fields, 2 do
  local t = fields[i] ~= '!live' and read_ticket(fields[i + 1])
  if t and (t.state == 'WAITING' or t.state == 'CLAIMED' or t.state == 'ASSIGNED') then
    if t.state == 'WAITING' then
      ask_for(t)
    end
    tickets[#tickets + 1] = { 'ticket', 'ticket', flat(t) }
  end
end
return { 'tickets', 'tickets', tickets }
