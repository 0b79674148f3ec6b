-- ask: a ticket's state; asking keeps a waiting one from expiring. ARGV: ticket; or "", a queue and a
-- player, for the player's newest ticket in that queue.
-- Answers {"rebuilding"} | {"unknown"} | {"ticket", ticket: fields}
local id = ARGV[1]

if id == '' then
  id = redis.call('HGET', player_key(ARGV[3]), ARGV[2])
end
local t = id and read_ticket(id)
if not t then
  return { is_open() and 'unknown' or 'rebuilding' }
end
if t.state == 'WAITING' then
  ask_for(t)
end
return { 'ticket', 'ticket', flat(t) }
