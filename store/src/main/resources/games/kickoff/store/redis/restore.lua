-- restore: puts a live match back into a Redis that lost it, from its GameSession. ARGV: fence,
-- match, queue, CONFIRMED or ASSIGNED, host, port, claimed, then for each ticket: id, joined,
-- requeues, number of players, players...
-- Answers {"stale"} | {"exists"} | {"ok"}. Players become busy (invariant 1); a ticket or player
-- that is known already, and newer than the loss, is left alone.
local fence, match, q, state = ARGV[1], ARGV[2], ARGV[3], ARGV[4]
local host, port, claimed = ARGV[5], ARGV[6], ARGV[7]

if is_stale(fence) then
  return { 'stale' }
end
if redis.call('EXISTS', P .. ':match:' .. match) == 1 then
  return { 'exists' }
end
local told = state == 'ASSIGNED'
local ids, all = {}, {}
local i = 8
while i <= #ARGV do
  local id, joined, requeues, n = ARGV[i], ARGV[i + 1], ARGV[i + 2], tonumber(ARGV[i + 3])
  local players = {}
  for j = i + 4, i + 3 + n do
    players[#players + 1] = ARGV[j]
    all[#all + 1] = ARGV[j]
  end
  i = i + 4 + n
  ids[#ids + 1] = id
  if redis.call('EXISTS', ticket_key(id)) == 0 then
    redis.call('HSET', ticket_key(id), 'queue', q, 'players', table.concat(players, ' '),
      'joined', joined, 'asked', joined, 'requeues', requeues, 'rev', 1,
      'state', told and 'ASSIGNED' or 'WAITING')
    if told then
      redis.call('HSET', ticket_key(id), 'match', match, 'host', host, 'port', port)
    else
      redis.call('HSET', P .. ':pool:' .. q, id, '=' .. match)
    end
    redis.call('HINCRBY', P .. ':counts:' .. q, 'joins', 1)
    redis.call('HINCRBY', P .. ':counts:' .. q, told and 'assigned' or 'claimed', 1)
    for _, player in ipairs(players) do
      local key = player_key(player)
      if redis.call('HINCRBY', key, '!live', 1) > 1 then
        redis.call('SADD', P .. ':several', player)
      end
      redis.call('HSETNX', key, q, id)
      redis.call('HSETNX', P .. ':busy', player, match .. ' ' .. id)
      redis.call('PERSIST', key)
    end
  end
end
redis.call('HSET', P .. ':match:' .. match, 'queue', q, 'tickets', table.concat(ids, ' '),
  'players', table.concat(all, ' '), 'claimed', claimed, 'fence', fence, 'state', state)
if told then
  redis.call('HSET', P .. ':match:' .. match, 'host', host, 'port', port)
else
  redis.call('SADD', P .. ':starting:' .. q, match)
end
redis.call('ZADD', P .. ':matches', claimed, match)
return { 'ok' }
