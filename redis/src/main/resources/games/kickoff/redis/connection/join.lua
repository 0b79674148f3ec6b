-- join: a party into a queue. ARGV: queue, id for a new ticket, attributes or "", number of consents, for
-- each its id, its player and how long it stays used, in ms; players...
-- Answers {"rebuilding"} | {"unknown_queue"} | {"paused"} | {"too_large", most}
--       | {"created"|"existing", ticket: fields} | {"in_match", ticket: fields, player}
--       | {"in_other_ticket", id, player} | {"consent_used", player}
-- Keeps invariants 1 (a busy player gets their match) and 4 (idempotent): only a new ticket uses consents up.
local q, new_id, attributes = ARGV[1], ARGV[2], ARGV[3]
local consents = 3 * tonumber(ARGV[4]) -- as many arguments

local rules = redis.call('HMGET', P .. ':queue:' .. q, 'open', 'refuseJoins', 'maxParty')
if not rules[1] then
  return why_closed()
end

local players = { unpack(ARGV, 5 + consents) }
local party = table.concat(players, ' ')

local function consent_key(id)
  return P .. ':consent:' .. id
end

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

for i = 5, 4 + consents, 3 do
  if redis.call('EXISTS', consent_key(ARGV[i])) == 1 then
    return { 'consent_used', 'player', ARGV[i + 1] }
  end
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
for i = 5, 4 + consents, 3 do
  redis.call('SET', consent_key(ARGV[i]), new_id, 'PX', ARGV[i + 2])
end
enter_queue(q, new_id, joined, joined, party, 0, attributes)
redis.call('HINCRBY', P .. ':counts:' .. q, 'joins', 1)
log(q, 'join', new_id)
ticket[#ticket + 1] = 'id'
ticket[#ticket + 1] = new_id
return { 'created', 'ticket', ticket }
