-- restore: puts a live match back into a Redis that lost it, or lost that its players were assigned, from
-- its GameSession. ARGV: stamp, match, queue, CONFIRMED or ASSIGNED, host, port, claimed, then for
-- each ticket: id, joined, requeues, attributes or "", number of players, players...
-- Answers {"stale"} | {"exists"} | {"ok"}. Players become busy (invariant 1). A ticket
-- waits for nothing else while its session lives, so one that an older Redis has waiting, or in a
-- match before this one, is taken from there. One that is assigned, over, or in a later match has
-- moved on; a match all of whose tickets have is not put back.
local stamp, match, q, state = ARGV[1], ARGV[2], ARGV[3], ARGV[4]
local host, port, claimed = ARGV[5], ARGV[6], ARGV[7]

local no = refusal(stamp, true)
if no then
  return no
end
local assigned = state == 'ASSIGNED'
local m = read_match(match)
if m and not (assigned and is_live(m) and m.state ~= 'ASSIGNED') then
  return { 'exists' }
end

local function lives(t)
  return t.state == 'WAITING' or t.state == 'CLAIMED' or t.state == 'ASSIGNED'
end

-- Whether a ticket belongs to this match: Redis does not have it; or has it waiting, or claimed by this or
-- an earlier match (an older Redis); or assigned to this match, when only the match's own hash was lost.
local function is_ours(t)
  return not t or t.state == 'WAITING' or t.state == 'CLAIMED' and t.match <= match
    or t.state == 'ASSIGNED' and t.match == match
end

local function create(id, joined, requeues, attributes, players)
  redis.call('HSET', ticket_key(id), 'queue', q, 'players', table.concat(players, ' '),
    'joined', joined, 'asked', joined, 'requeues', requeues, 'rev', 1, 'state', 'WAITING')
  if attributes ~= '' then
    redis.call('HSET', ticket_key(id), 'attributes', attributes)
  end
  count(q, 'joins', 1)
  for _, player in ipairs(players) do
    local key = player_key(player)
    if redis.call('HINCRBY', key, '!live', 1) > 1 then
      redis.call('SADD', P .. ':several', player)
    end
    local newest = redis.call('HGET', key, q)
    newest = newest and read_ticket(newest)
    if not newest or not lives(newest) then
      redis.call('HSET', key, q, id)
    end
    redis.call('PERSIST', key)
  end
  return read_ticket(id)
end

local function hold(t)
  if t.state == 'WAITING' then
    leave_queue(q, { t.id })
    log(q, 'out', t.id)
  end
  t.match = match
  if assigned then
    redis.call('HDEL', P .. ':pool:' .. q, t.id)
    set_state(t, 'ASSIGNED', 'host', host, 'port', port, 'reason', '')
    return
  end
  if t.state == 'WAITING' then
    count(q, 'claimed', 1)
  end
  redis.call('HSET', P .. ':pool:' .. q, t.id, '=' .. match)
  changed[#changed + 1] = t.id .. ' 0'
end

local tickets, ids, all = {}, {}, {}
local moved_on = true
local i = 8
while i <= #ARGV do
  local n = tonumber(ARGV[i + 4])
  local t = {
    id = ARGV[i], joined = ARGV[i + 1], requeues = ARGV[i + 2], attributes = ARGV[i + 3],
    players = { unpack(ARGV, i + 5, i + 4 + n) }
  }
  t.known = read_ticket(t.id)
  if t.known and t.known.state == 'ASSIGNED' and t.known.match == match and t.known.host then
    assigned, state, host, port = true, 'ASSIGNED', t.known.host, t.known.port -- the GameSession's status is behind
  end
  moved_on = moved_on and not is_ours(t.known)
  tickets[#tickets + 1] = t
  i = i + 5 + n
end
if moved_on then
  return { 'exists' }
end
for _, t in ipairs(tickets) do
  local ours = is_ours(t.known)
  ids[#ids + 1] = t.id
  if ours then
    hold(t.known or create(t.id, t.joined, t.requeues, t.attributes, t.players))
  end
  for _, player in ipairs(t.players) do
    all[#all + 1] = player
    if ours then
      -- A player of two matches: the one formed earlier has ended, its GameSession's status is behind.
      local busy = redis.call('HGET', P .. ':busy', player)
      local later = busy and busy < match
      if not busy or later or string.match(busy, '%S+$') == t.id then
        redis.call('HSET', P .. ':busy', player, match .. ' ' .. t.id)
      end
      if later then
        redis.call('HSET', player_key(player), q, t.id)
      end
    end
  end
end
redis.call('HSET', P .. ':match:' .. match, 'queue', q, 'tickets', table.concat(ids, ' '),
  'players', table.concat(all, ' '), 'claimed', claimed, 'fence', fence_of(stamp), 'state', state)
redis.call('ZADD', P .. ':matches', claimed, match)
if assigned then
  redis.call('HSET', P .. ':match:' .. match, 'host', host, 'port', port)
  redis.call('SREM', P .. ':starting:' .. q, match)
else
  redis.call('SADD', P .. ':starting:' .. q, match)
end
conclude(match)
return { 'ok' }
