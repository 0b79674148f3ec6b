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

local lives = {} -- how many of his tickets live, by player; nil for one nobody knows
local other, other_player
for _, player in ipairs(players) do
  local f = redis.call('HMGET', player_key(player), '!match', '!ticket', q, '!live')
  if f[1] then
    return { 'in_match', f[2], redis.call('HGETALL', ticket_key(f[2])), player }
  end
  lives[player] = f[4]
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

-- A text: Redis would write out a number anew in each call.
local joined = string.format('%.0f', now_ms())
local ticket = {
  'queue', q, 'players', party, 'joined', joined, 'asked', joined, 'requeues', '0', 'rev', '1',
  'state', 'WAITING'
}
if attributes ~= '' then
  ticket[#ticket + 1] = 'attributes'
  ticket[#ticket + 1] = attributes
end
redis.call('HSET', ticket_key(new_id), unpack(ticket))
for _, player in ipairs(players) do
  local live = lives[player]
  redis.call('HSET', player_key(player), q, new_id, '!live', (live or 0) + 1)
  if live then
    redis.call('PERSIST', player_key(player)) -- his earlier tickets may all be over
  end
end
enter_queue(q, new_id, joined, joined)
count(q, 'joins', 1)
count(q, 'waiting', 1)
log(q, 'join', new_id)
return { 'created', new_id, ticket }
