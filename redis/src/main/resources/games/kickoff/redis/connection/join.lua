-- join: a party into a queue. ARGV: queue, id for a new ticket, attributes or "", players...
-- Answers {"rebuilding"} | {"unknown_queue"} | {"paused"} | {"too_large", most}
--       | {"created"|"existing", ticket: fields} | {"in_match", ticket: fields, player}
--       | {"in_other_ticket", id, player}
-- Keeps invariants 1 (a busy player gets their match) and 4 (idempotent).
local q, new_id, attributes = ARGV[1], ARGV[2], ARGV[3]

local rules = redis.call('HMGET', P .. ':queue:' .. q, 'open', 'refuseJoins', 'maxParty')
if not rules[1] then
  return why_closed()
end

local players = { unpack(ARGV, 4) }
local party = table.concat(players, ' ')

local lives = {} -- by player, how many of their tickets are not over; nil for an unknown player
local other, other_player
for _, player in ipairs(players) do
  local f = redis.call('HMGET', player_key(player), '!live', q)
  lives[player] = tonumber(f[1] or nil)
  if lives[player] and lives[player] > 0 then
    local busy = redis.call('HGET', P .. ':busy', player)
    if busy then
      local playing = read_ticket(string.match(busy, '%S+$') or '')
      if playing then
        return { 'in_match', 'ticket', flat(playing), 'player', player }
      end
      -- Busy with a ticket that does not exist: they may join, and can be claimed once the audit frees them.
    end
    local t = f[2] and not other and read_ticket(f[2])
    if t and (t.state == 'WAITING' or t.state == 'CLAIMED' or t.state == 'ASSIGNED') then
      if t.players == party then
        if t.state == 'WAITING' then
          ask_for(t)
        end
        return { 'existing', 'ticket', flat(t) }
      end
      other, other_player = t.id, player
    end
  end
end
if other then
  return { 'in_other_ticket', 'id', other, 'player', other_player }
end

-- Checked only here, after existing tickets were answered: a rule that changes never takes away a ticket.
-- Queues published by an operator older than this field have no maxParty.
local most = tonumber(rules[3] or nil)
if most and #players > most then
  return { 'too_large', 'most', rules[3] }
end

if rules[2] == 'true' then
  return { 'paused' }
end

-- Formatted once: Redis would format a number again in every call below.
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
  local live = lives[player] or 0
  redis.call('HSET', player_key(player), q, new_id, '!live', live + 1)
  if live > 0 then
    redis.call('SADD', P .. ':several', player)
  elseif lives[player] then
    redis.call('PERSIST', player_key(player)) -- their earlier tickets are all over
  end
end
enter_queue(q, new_id, joined, joined, party, 0, attributes)
redis.call('HINCRBY', P .. ':counts:' .. q, 'joins', 1)
log(q, 'join', new_id)
ticket[#ticket + 1] = 'id'
ticket[#ticket + 1] = new_id
return { 'created', 'ticket', ticket }
