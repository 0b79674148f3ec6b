-- What every script starts with: the key layout and what reading and writing have in common.
--
-- Key layout of a realm. P = KEYS[1] = "kickoff:{<realm>}" is no key itself; its hash tag puts all
-- keys of the realm into one slot, so that scripts stay atomic on Redis Cluster, too. Times are
-- milliseconds since 1970 by Redis' clock. <q> is namespace/name.
--
--   P:open          string  set once an operator has put queues and live matches back; without it
--                           Redis is empty and every script answers "rebuilding"
--   P:fence         string  the highest fence seen, 16 digits, so that strings compare as numbers
--   P:queues        set     the published queues
--   P:queue:<q>     hash    region teamCount teamSize ttl retention maxStarting paused refuseJoins
--   P:waiting:<q>   zset    ticket by the time it first joined
--   P:asked:<q>     zset    waiting ticket by the time somebody last asked for it
--   P:starting:<q>  set     matches claimed and not yet told to their players
--   P:starts:<q>    hash    failed: starts that failed in a row; at: the last one; why: its reason
--   P:counts:<q>    hash    joins waiting claimed assigned ended cancelled expired failed: tickets,
--                           joins = the sum of the others (invariant 3); matches: sessions created;
--                           seq: of the log
--   P:log:<q>       stream  <seq>-0: op, ids. join and back: these wait now; out: these don't any
--                           more; room: a start ended while maxStarting held claims back
--   P:ticket:<id>   hash    queue players joined asked requeues rev state [attributes match host port
--                           reason cancel]
--   P:player:<id>   hash    <q>: his newest ticket there; !live: how many of his tickets live;
--                           !match, !ticket: the live match he is busy in
--   P:match:<id>    hash    queue tickets players claimed fence state [host port reason]
--   P:matches       zset    live match by the time it was claimed
--   P:nudges        stream  match: somebody wants this session looked at now
--   P:changes       channel "t <ticket> <rev> [<ticket> <rev> ...]" or "m <match>"
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

-- Whether a newer leader has been here. Otherwise the fence is raised to ours: the one write that
-- comes before a script has checked everything, and which no other check depends on.
local function is_stale(fence)
  local seen = redis.call('GET', P .. ':fence')
  if seen and seen > fence then
    return true
  end
  if not seen or seen < fence then
    redis.call('SET', P .. ':fence', fence)
  end
  return false
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

local function count(q, field, by)
  redis.call('HINCRBY', P .. ':counts:' .. q, field, by)
end

local function log(q, op, ids)
  local seq = redis.call('HINCRBY', P .. ':counts:' .. q, 'seq', 1)
  redis.call('XADD', P .. ':log:' .. q, 'MAXLEN', '~', 4096, seq .. '-0', 'op', op, 'ids', ids)
end

local function ticket_key(id)
  return P .. ':ticket:' .. id
end

local function player_key(id)
  return P .. ':player:' .. id
end

-- In the queue, and kept there as long as somebody asks for the ticket.
local function enter_queue(q, id, joined, now)
  redis.call('ZADD', P .. ':waiting:' .. q, joined, id)
  redis.call('ZADD', P .. ':asked:' .. q, now, id)
end

-- Somebody asks for a waiting ticket. A write only past a quarter of the time it is kept.
local function ask_for(id, q, asked)
  local now = now_ms()
  local ttl = tonumber(redis.call('HGET', P .. ':queue:' .. q, 'ttl') or 0)
  if now - asked > ttl / 4 then
    redis.call('HSET', ticket_key(id), 'asked', now)
    redis.call('ZADD', P .. ':asked:' .. q, now, id)
  end
end
