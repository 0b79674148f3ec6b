-- Runs before every script: the key layout, and what scripts have in common.
--
-- Key layout of a realm. P = KEYS[1] = "kickoff:{<realm>}" is no key itself; its hash tag puts all
-- keys of the realm into one slot, so that scripts stay atomic on Redis Cluster, too. Times are
-- milliseconds since 1970 by Redis' clock. <q> is namespace/name.
--
--   P:open          string  set once an operator has put queues and live matches back; without it
--                           Redis is empty and every script answers "rebuilding"
--   P:fence         string  the newest term's fence; the greatest number among its leader's writes seen
--                           here; and the smaller numbers not seen here that may still come, ascending:
--                           16 digits each, so that strings compare as numbers
--   P:queues        set     the published queues
--   P:queue:<q>     hash    region teamCount teamSize maxParty ttl retention maxStarting paused
--                           refuseJoins ladder; open: 1 while the queue is published and P:open is set
--   P:waiting:<q>   zset    ticket by the time it first joined
--   P:asked:<q>     zset    waiting ticket by the time somebody last asked for it
--   P:pool:<q>      hash    waiting ticket -> its players, and on a second line its requeues and, behind
--                           a blank, attributes, if it has any; claimed ticket -> "=<match>"
--   P:starting:<q>  set     matches claimed and not yet assigned to their players
--   P:starts:<q>    hash    failed: starts that failed in a row; at: the last one; why: its reason
--   P:counts:<q>    hash    joins claimed assigned ended cancelled expired failed: tickets; joins = the
--                           sum of the others and of who waits (invariant 3); matches: sessions created
--   P:log:<q>       stream  0-<seq>: op, ids. join and back: these wait now; out: these don't any
--                           more; room: a start ended while maxStarting held claims back
--   P:ticket:<id>   hash    queue players joined asked requeues rev state [attributes match host port
--                           reason cancel blocked]; says WAITING while the pool says it is claimed
--   P:player:<id>   hash    <q>: their newest ticket there; !live: how many of their tickets live
--   P:several       set     players of whom two tickets live, or more
--   P:consent:<id>  string  the ticket that used a party token up; kept until that token has expired
--   P:busy          hash    player of a live match -> "<match> <ticket>"
--   P:match:<id>    hash    queue tickets players claimed fence state [host port reason]
--   P:matches       zset    live match by the time it was claimed
--   P:nudges        stream  match: this session is to be reconciled now
--   P:ready         string  written to find out whether this server is the primary
--   P:changes       channel "t <ticket> <rev> [<ticket> <rev> ...]" or "m <match>"; rev 0:
--                           unknown to the script, the ticket must be read
--
-- Lists of ids are joined by blanks, which no id contains. A waiting ticket and a live match have
-- no TTL; what is over keeps its queue's retention, a minute at least.

local P = KEYS[1]

local function now_ms()
  local t = redis.call('TIME')
  return t[1] * 1000 + math.floor(t[2] / 1000)
end

local function is_open()
  return redis.call('EXISTS', P .. ':open') == 1
end

-- What a queue that is not open answers.
local function why_closed()
  return { is_open() and 'unknown_queue' or 'rebuilding' }
end

-- Joins and claims wait until everything is put back.
local function close()
  redis.call('DEL', P .. ':open')
  for _, q in ipairs(redis.call('SMEMBERS', P .. ':queues')) do
    redis.call('HDEL', P .. ':queue:' .. q, 'open')
  end
end

-- The value of P:fence; '' when it is missing or malformed. A malformed value is ignored, since it could
-- make every leader look stale for ever.
local function seen_stamp()
  local seen = redis.pcall('GET', P .. ':fence')
  if type(seen) ~= 'string' or #seen < 32 or #seen % 16 ~= 0 or string.find(seen, '%D') then
    return ''
  end
  return seen
end

local function sixteen_digits(number)
  return string.format('%016.0f', number)
end

-- Checks the stamp that a leader's scripts get: its fence, a number up to which all of its writes have been
-- acknowledged, and the number of this write. Answers why the script must not go on, or nil: a newer leader
-- has written (stale), or Redis has not seen a write that was acknowledged, so it has lost data and closes
-- (rebuilding; the scripts that refill Redis, `fills`, go on). Writes arrive in any order: a number that was
-- skipped is missing until it arrives, and lost if it was acknowledged and is still missing. Otherwise the
-- stamp is noted in P:fence. That is the only write before a script's other checks, and none of them depends
-- on it.
local function refusal(stamp, fills)
  local fence = string.sub(stamp, 1, 16)
  local acknowledged, number = string.sub(stamp, 17, 32), string.sub(stamp, 33)
  local seen = seen_stamp()
  local seen_fence = string.sub(seen, 1, 16)
  if seen_fence > fence then
    return { 'stale' }
  end
  local newest, missing, lost = sixteen_digits(0), {}, false
  if seen_fence == fence then
    newest = string.sub(seen, 17, 32)
    for gap in string.gmatch(string.sub(seen, 33), ('%d'):rep(16)) do
      if gap <= acknowledged then
        lost = true
      elseif gap ~= number then
        missing[#missing + 1] = gap
      end
    end
  end
  lost = lost or newest < acknowledged
  if newest < number then
    for skipped = math.max(tonumber(newest), tonumber(acknowledged)) + 1, tonumber(number) - 1 do
      missing[#missing + 1] = sixteen_digits(skipped)
    end
    newest = number
  end
  local noted = fence .. newest .. table.concat(missing)
  if noted ~= seen then
    redis.call('SET', P .. ':fence', noted)
  end
  if lost then
    close()
    return not fills and { 'rebuilding' } or nil
  end
  return nil
end

local function fence_of(stamp)
  return string.sub(stamp, 1, 16)
end

local function split(text)
  if text and text ~= '' and not string.find(text, ' ', 1, true) then
    return { text } -- most lists are of one player
  end
  local words = {}
  for word in string.gmatch(text or '', '%S+') do
    words[#words + 1] = word
  end
  return words
end

-- The stream numbers its entries without a gap.
local function log(q, op, ids)
  redis.call('XADD', P .. ':log:' .. q, 'MAXLEN', '~', 4096, '0-*', 'op', op, 'ids', ids)
end

local function ticket_key(id)
  return P .. ':ticket:' .. id
end

local function player_key(id)
  return P .. ':player:' .. id
end

-- A ticket in its present state; nil if there is none. Every read of a ticket must go through here: a claim
-- writes its match only into the pool, with one command for all its tickets, and this function merges that
-- into what the ticket's own hash says. `entry` is the pool's entry, if the caller has read it. A malformed
-- hash counts as no ticket, so that it costs one player a ticket and does not make scripts fail for
-- everybody (invariant 15).
local function read_ticket(id, entry)
  local fields = redis.pcall('HGETALL', ticket_key(id))
  if fields.err or #fields == 0 then
    return nil
  end
  local t = { id = id }
  for i = 1, #fields, 2 do
    t[fields[i]] = fields[i + 1]
  end
  t.rev = tonumber(t.rev or nil)
  if not (t.rev and t.state and t.queue and t.players and tonumber(t.joined or nil)
      and tonumber(t.asked or nil) and tonumber(t.requeues or nil)) then
    return nil
  end
  if t.state == 'WAITING' then
    if entry == nil then
      entry = redis.call('HGET', P .. ':pool:' .. t.queue, id)
    end
    local match = entry and string.match(entry, '^=(.*)')
    if match then
      t.state, t.rev, t.match = 'CLAIMED', t.rev + 1, match
    end
  end
  return t
end

-- A ticket as part of an answer: field, value, field, value.
local function flat(t)
  local fields = {}
  for field, value in pairs(t) do
    fields[#fields + 1] = field
    fields[#fields + 1] = value
  end
  return fields
end

-- Puts a ticket into the queue. It expires there when no client asks for it for the queue's ttl.
local function enter_queue(q, id, joined, asked, players, requeues, attributes)
  local entry = players
  if requeues > 0 or attributes ~= '' then
    entry = entry .. '\n' .. requeues .. ' ' .. attributes
  end
  redis.call('ZADD', P .. ':waiting:' .. q, joined, id)
  redis.call('ZADD', P .. ':asked:' .. q, asked, id)
  redis.call('HSET', P .. ':pool:' .. q, id, entry)
end

-- Notes that a client asks for a waiting ticket. Writes only if a quarter of the ttl has passed since the
-- last note.
local function ask_for(t)
  local now = now_ms()
  local ttl = tonumber(redis.call('HGET', P .. ':queue:' .. t.queue, 'ttl') or 0)
  if now - t.asked > ttl / 4 then
    redis.call('HSET', ticket_key(t.id), 'asked', now)
    redis.call('ZADD', P .. ':asked:' .. t.queue, now, t.id)
  end
end
