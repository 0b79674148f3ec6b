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
local again = read_match(match)
if again then
  return { is_live(again) and 'claimed' or 'refused' }
end

local tickets, ids, players, live, refused = {}, {}, {}, {}, {}
for i = 4, #ARGV do
  local t = read_ticket(ARGV[i])
  local free = t and t.state == 'WAITING' and t.queue == q
  if free then
    for _, player in ipairs(split(t.players)) do
      local f = redis.call('HMGET', player_key(player), '!match', '!live')
      free = free and not f[1] and not live[player]
      live[player] = tonumber(f[2] or 0)
      players[#players + 1] = player
    end
  end
  if free then
    tickets[#tickets + 1] = t
    ids[#ids + 1] = t.id
  else
    refused[#refused + 1] = ARGV[i]
  end
end
if #refused > 0 then
  return { 'refused', unpack(refused) }
end

local now = now_ms()
redis.call('ZREM', P .. ':waiting:' .. q, unpack(ids))
redis.call('ZREM', P .. ':asked:' .. q, unpack(ids))
for _, t in ipairs(tickets) do
  t.rev = t.rev + 1
  redis.call('HSET', ticket_key(t.id), 'state', 'CLAIMED', 'rev', t.rev, 'match', match)
  changed[#changed + 1] = t.id .. ' ' .. t.rev
  for _, player in ipairs(split(t.players)) do
    redis.call('HSET', player_key(player), '!match', match, '!ticket', t.id)
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
