-- claim: takes a match's tickets out of their queue, all or none. ARGV: fence, match, queue,
-- tickets...
-- Answers {"stale"} | {"rebuilding"} | {"unknown_queue"} | {"refused", tickets...} | {"claimed"}
-- Keeps invariants 1 (busy players are refused, and become busy here) and 6 (all or none, fenced).
-- The same claim again answers "claimed": its first answer may have been lost.
local fence, match, q = ARGV[1], ARGV[2], ARGV[3]

if is_stale(fence) then
  return { 'stale' }
end
if not is_open() then
  return { 'rebuilding' }
end
if redis.call('SISMEMBER', P .. ':queues', q) == 0 then
  return { 'unknown_queue' }
end
local again = redis.call('HGET', P .. ':match:' .. match, 'state')
if again then
  return { is_live({ state = again }) and 'claimed' or 'refused' }
end

-- Plain lists side by side, as a table a ticket costs more than its check.
local ids, revs, parties, players, live, refused = {}, {}, {}, {}, {}, {}
for i = 4, #ARGV do
  local id = ARGV[i]
  local f = redis.call('HMGET', ticket_key(id), 'state', 'queue', 'players', 'rev')
  local free = f[1] == 'WAITING' and f[2] == q
  if free then
    local party = split(f[3])
    for _, player in ipairs(party) do
      local p = redis.call('HMGET', player_key(player), '!match', '!live')
      free = free and not p[1] and not live[player]
      live[player] = tonumber(p[2] or 0)
      players[#players + 1] = player
    end
    local n = #ids + 1
    ids[n], revs[n], parties[n] = id, f[4], party
  end
  if not free then
    refused[#refused + 1] = id
  end
end
if #refused > 0 then
  return { 'refused', unpack(refused) }
end

local now = now_ms()
redis.call('ZREM', P .. ':waiting:' .. q, unpack(ids))
redis.call('ZREM', P .. ':asked:' .. q, unpack(ids))
for n, id in ipairs(ids) do
  local rev = string.format('%d', revs[n] + 1)
  redis.call('HSET', ticket_key(id), 'state', 'CLAIMED', 'rev', rev, 'match', match)
  changed[n] = id .. ' ' .. rev
  for _, player in ipairs(parties[n]) do
    redis.call('HSET', player_key(player), '!match', match, '!ticket', id)
  end
end
count(q, 'waiting', -#ids)
count(q, 'claimed', #ids)
redis.call('HSET', P .. ':match:' .. match, 'queue', q, 'tickets', table.concat(ids, ' '),
  'players', table.concat(players, ' '), 'claimed', now, 'fence', fence, 'state', 'CLAIMED')
redis.call('ZADD', P .. ':matches', now, match)
redis.call('SADD', P .. ':starting:' .. q, match)
log(q, 'out', table.concat(ids, ' '))

-- Who plays here waits nowhere else.
for _, player in ipairs(players) do
  if live[player] > 1 then
    local f = redis.call('HGETALL', player_key(player))
    for i = 1, #f, 2 do
      if string.sub(f[i], 1, 1) ~= '!' and f[i] ~= q then
        local other = read_ticket(f[i + 1])
        if other and other.state == 'WAITING' then
          finish_ticket(other, 'CANCELLED', 'matched_elsewhere')
        end
      end
    end
  end
end
announce(match)
return { 'claimed' }
