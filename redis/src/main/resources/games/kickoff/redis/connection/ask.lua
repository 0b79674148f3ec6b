-- ask: a ticket's state; asking keeps a waiting one alive. ARGV: ticket, or "" and a queue and a
-- player for their newest ticket there.
-- Answers {"rebuilding"} | {"unknown"} | {"ticket", id, ticket...}
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
return { 'ticket', id, flat(t) }
