-- ask: a ticket's state; asking keeps a waiting one alive. ARGV: ticket, or "" and a queue and a
-- player for his newest ticket there.
-- Answers {"rebuilding"} | {"unknown"} | {"ticket", id, ticket...}
local id = ARGV[1]

if id == '' then
  id = redis.call('HGET', player_key(ARGV[3]), ARGV[2])
end
local f = id and redis.call('HMGET', ticket_key(id), 'state', 'queue', 'asked')
if not f or not f[1] then
  return { is_open() and 'unknown' or 'rebuilding' }
end
if f[1] == 'WAITING' then
  ask_for(id, f[2], tonumber(f[3]))
end
return { 'ticket', id, redis.call('HGETALL', ticket_key(id)) }
