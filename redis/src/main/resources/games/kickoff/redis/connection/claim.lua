-- claim: takes a match's tickets out of their queue, all or none. ARGV: stamp, match, queue,
-- tickets...
-- Answers {"stale"} | {"rebuilding"} | {"unknown_queue"} | {"refused", tickets: ids} | {"claimed"}
-- Keeps invariants 1 (busy players are refused, and become busy here) and 6 (all or none, fenced).
-- The same claim again answers "claimed": its first answer may have been lost.
-- One Redis command serves all tickets or all players: a command per ticket would dominate the cost.
local stamp, match, q = ARGV[1], ARGV[2], ARGV[3]

local no = refusal(stamp)
if no then
  return no
end
if not redis.call('HGET', P .. ':queue:' .. q, 'open') then
  return why_closed()
end
local again = redis.call('HGET', P .. ':match:' .. match, 'state')
if again then
  return is_live({ state = again }) and { 'claimed' } or { 'refused', 'tickets', {} }
end

local ids = { unpack(ARGV, 4) }
local refused = {} -- by place in ids
local players, places = {}, {} -- a player, and the place of their ticket
for n, entry in ipairs(redis.call('HMGET', P .. ':pool:' .. q, unpack(ids))) do
  local party = entry and string.match(entry, '^[^=\n]+')
  refused[n] = not party
  for _, player in ipairs(split(party)) do
    players[#players + 1] = player
    places[#places + 1] = n
  end
end
local busy = #players > 0 and redis.call('HMGET', P .. ':busy', unpack(players)) or {}
local seen = {}
for i, player in ipairs(players) do
  refused[places[i]] = refused[places[i]] or busy[i] or seen[player]
  seen[player] = true
end
local busy_ids = {}
for n, id in ipairs(ids) do
  if refused[n] then
    busy_ids[#busy_ids + 1] = id
  end
end
if #busy_ids > 0 then
  return { 'refused', 'tickets', busy_ids }
end

local claimed, made_busy = {}, {}
for n, id in ipairs(ids) do
  claimed[2 * n - 1], claimed[2 * n] = id, '=' .. match
end
for i, player in ipairs(players) do
  made_busy[2 * i - 1], made_busy[2 * i] = player, match .. ' ' .. ids[places[i]]
end
local now, tickets = now_ms(), table.concat(ids, ' ')
leave_queue(q, ids)
redis.call('HSET', P .. ':pool:' .. q, unpack(claimed))
redis.call('HSET', P .. ':busy', unpack(made_busy))
redis.call('HSET', P .. ':match:' .. match, 'queue', q, 'tickets', tickets, 'players',
  table.concat(players, ' '), 'claimed', now, 'fence', fence_of(stamp), 'state', 'CLAIMED')
redis.call('ZADD', P .. ':matches', now, match)
redis.call('SADD', P .. ':starting:' .. q, match)
count(q, 'claimed', #ids)
log(q, 'out', tickets)
changed[1] = table.concat(ids, ' 0 ') .. ' 0' -- their revs were not read

-- The players' other waiting tickets are cancelled.
for i, several in ipairs(redis.call('SMISMEMBER', P .. ':several', unpack(players))) do
  if several == 1 then
    local f = redis.call('HGETALL', player_key(players[i]))
    for j = 1, #f, 2 do
      local other = f[j] ~= '!live' and f[j] ~= q and read_ticket(f[j + 1])
      if other and other.state == 'WAITING' then
        finish_ticket(other, 'CANCELLED', 'matched_elsewhere')
      end
    end
  end
end
conclude(match)
return { 'claimed' }
