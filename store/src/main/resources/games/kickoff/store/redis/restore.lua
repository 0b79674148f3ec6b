-- restore: puts a live match back into a Redis that lost it, or lost that its players were told, from
-- its GameSession. ARGV: stamp, match, queue, CONFIRMED or ASSIGNED, host, port, claimed, then for
-- each ticket: id, joined, requeues, number of players, players...
-- Answers {"stale"} | {"exists"} | {"ok"}. Players become busy (invariant 1). A ticket waits for
-- nothing else while its session lives, so one that an older Redis has waiting, or in a match before
-- this one, is taken from there; one that is assigned or over is left alone.
local stamp, match, q, state = ARGV[1], ARGV[2], ARGV[3], ARGV[4]
local host, port, claimed = ARGV[5], ARGV[6], ARGV[7]

if is_stale(stamp) then
  return { 'stale' }
end
local told = state == 'ASSIGNED'
local m = read_match(match)
if m and not (told and is_live(m) and m.state ~= 'ASSIGNED') then
  return { 'exists' }
end

local function create(id, joined, requeues, players)
  redis.call('HSET', ticket_key(id), 'queue', q, 'players', table.concat(players, ' '),
    'joined', joined, 'asked', joined, 'requeues', requeues, 'rev', 1, 'state', 'WAITING')
  count(q, 'joins', 1)
  for _, player in ipairs(players) do
    local key = player_key(player)
    if redis.call('HINCRBY', key, '!live', 1) > 1 then
      redis.call('SADD', P .. ':several', player)
    end
    redis.call('HSETNX', key, q, id)
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
  if told then
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

local ids, all = {}, {}
local i = 8
while i <= #ARGV do
  local id, joined, requeues, n = ARGV[i], ARGV[i + 1], ARGV[i + 2], tonumber(ARGV[i + 3])
  local players = { unpack(ARGV, i + 4, i + 3 + n) }
  i = i + 4 + n
  ids[#ids + 1] = id
  local t = read_ticket(id) or create(id, joined, requeues, players)
  local ours = t.state == 'WAITING' or t.state == 'CLAIMED'
  if ours then
    hold(t)
  end
  for _, player in ipairs(players) do
    all[#all + 1] = player
    if ours then
      -- Of two matches the one formed first has ended, and its session does not say so yet.
      local busy = redis.call('HGET', P .. ':busy', player)
      local later = busy and busy < match
      if not busy or later or string.match(busy, '%S+$') == id then
        redis.call('HSET', P .. ':busy', player, match .. ' ' .. id)
      end
      if later then
        redis.call('HSET', player_key(player), q, id)
      end
    end
  end
end
redis.call('HSET', P .. ':match:' .. match, 'queue', q, 'tickets', table.concat(ids, ' '),
  'players', table.concat(all, ' '), 'claimed', claimed, 'fence', fence_of(stamp), 'state', state)
redis.call('ZADD', P .. ':matches', claimed, match)
if told then
  redis.call('HSET', P .. ':match:' .. match, 'host', host, 'port', port)
  redis.call('SREM', P .. ':starting:' .. q, match)
else
  redis.call('SADD', P .. ':starting:' .. q, match)
end
conclude(match)
return { 'ok' }
