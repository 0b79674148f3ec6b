-- join: a party into a queue. ARGV: queue, id for a new ticket, attributes or "", players...
-- Answers {"rebuilding"} | {"unknown_queue"} | {"paused"} | {"created"|"existing", id, ticket...}
--       | {"in_match", id, ticket..., player} | {"in_other_ticket", id, player}
-- Keeps invariants 1 (a busy player gets his match) and 4 (idempotent).
local q, new_id, attributes = ARGV[1], ARGV[2], ARGV[3]

if not is_open() then
  return { 'rebuilding' }
end
if redis.call('SISMEMBER', P .. ':queues', q) == 0 then
  return { 'unknown_queue' }
end

local players = {}
for i = 4, #ARGV do
  players[#players + 1] = ARGV[i]
end
local party = table.concat(players, ' ')

local other, other_player
for _, player in ipairs(players) do
  local f = redis.call('HMGET', player_key(player), '!match', '!ticket', q)
  if f[1] then
    return { 'in_match', f[2], redis.call('HGETALL', ticket_key(f[2])), player }
  end
  if f[3] and not other then
    local t = redis.call('HMGET', ticket_key(f[3]), 'state', 'players', 'asked')
    if t[1] == 'WAITING' or t[1] == 'CLAIMED' or t[1] == 'ASSIGNED' then
      if t[2] == party then
        if t[1] == 'WAITING' then
          ask_for(f[3], q, tonumber(t[3]))
        end
        return { 'existing', f[3], redis.call('HGETALL', ticket_key(f[3])) }
      end
      other, other_player = f[3], player
    end
  end
end
if other then
  return { 'in_other_ticket', other, other_player }
end

if redis.call('HGET', P .. ':queue:' .. q, 'refuseJoins') == 'true' then
  return { 'paused' }
end

local joined = now_ms()
redis.call('HSET', ticket_key(new_id), 'queue', q, 'players', party, 'joined', joined,
  'asked', joined, 'requeues', 0, 'rev', 1, 'state', 'WAITING')
if attributes ~= '' then
  redis.call('HSET', ticket_key(new_id), 'attributes', attributes)
end
for _, player in ipairs(players) do
  redis.call('HSET', player_key(player), q, new_id)
  redis.call('HINCRBY', player_key(player), '!live', 1)
  redis.call('PERSIST', player_key(player))
end
enter_queue(q, new_id, joined, joined)
count(q, 'joins', 1)
count(q, 'waiting', 1)
log(q, 'join', new_id)
return { 'created', new_id, redis.call('HGETALL', ticket_key(new_id)) }
