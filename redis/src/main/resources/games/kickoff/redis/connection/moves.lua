-- Changes of tickets and matches that several scripts make. Scripts that change none are run without it,
-- since defining these functions costs each run a little.

local DEFAULT_RETENTION = 600000
local LEAST_RETENTION = 60000
local MAX_REQUEUES = 3

-- How long what is over stays readable, ms; at least a minute, so that a client that polls sees the end.
local function retention(q)
  local kept = tonumber(redis.call('HGET', P .. ':queue:' .. q, 'retention') or DEFAULT_RETENTION)
  return math.max(kept, LEAST_RETENTION)
end

-- Counts and announcements are collected, and written once at the end of a script.
local counted, changed = {}, {}

local function count(q, field, by)
  local key = P .. ':counts:' .. q
  counted[key] = counted[key] or {}
  counted[key][field] = (counted[key][field] or 0) + by
end

local function conclude(match)
  for key, counts in pairs(counted) do
    for field, by in pairs(counts) do
      redis.call('HINCRBY', key, field, by)
    end
  end
  if #changed > 0 then
    redis.call('PUBLISH', P .. ':changes', 't ' .. table.concat(changed, ' '))
  end
  if match then
    redis.call('PUBLISH', P .. ':changes', 'm ' .. match)
  end
end

-- Changes a ticket's state, raises its rev and counts it. There is no counter of waiting tickets: their
-- number is the queue's length.
local function set_state(t, state, ...)
  if t.state ~= 'WAITING' then
    count(t.queue, string.lower(t.state), -1)
  end
  if state ~= 'WAITING' then
    count(t.queue, string.lower(state), 1)
  end
  t.state, t.rev = state, t.rev + 1
  local fields = { 'state', state, 'rev', t.rev, ... }
  if t.match then
    fields[#fields + 1] = 'match'
    fields[#fields + 1] = t.match
  end
  redis.call('HSET', ticket_key(t.id), unpack(fields))
  changed[#changed + 1] = t.id .. ' ' .. t.rev
end

-- Takes tickets out of the queue's order. The caller deletes or replaces their entries in the pool.
local function leave_queue(q, ids)
  redis.call('ZREM', P .. ':waiting:' .. q, unpack(ids))
  redis.call('ZREM', P .. ':asked:' .. q, unpack(ids))
end

-- A match's reason on its ticket: its own word, but for a deleted queue, which a ticket has a word for
-- (docs/adr/0014).
local function ticket_reason(reason)
  return reason == 'QueueDeleted' and 'queue_deleted' or reason
end

-- Ends a ticket: ENDED, CANCELLED, EXPIRED or FAILED, with a reason (invariant 2).
local function finish_ticket(t, state, reason)
  local ttl = retention(t.queue)
  if t.state == 'WAITING' then
    leave_queue(t.queue, { t.id })
    redis.call('HDEL', P .. ':pool:' .. t.queue, t.id)
    log(t.queue, 'out', t.id)
  end
  set_state(t, state, 'reason', ticket_reason(reason))
  redis.call('PEXPIRE', ticket_key(t.id), ttl)
  for _, player in ipairs(split(t.players)) do
    local live = redis.call('HINCRBY', player_key(player), '!live', -1)
    if live <= 0 then
      redis.call('PEXPIRE', player_key(player), ttl) -- a busy player has a ticket that is not over
    elseif live == 1 then
      redis.call('SREM', P .. ':several', player)
    end
  end
end

-- Puts a ticket back into its queue with the time it first joined (invariant 7), unless its player asked
-- to cancel it (invariant 5), its queue is gone, or it has gone back MAX_REQUEUES times.
local function put_back(t, blamed, reason)
  if t.cancel then
    finish_ticket(t, 'CANCELLED', 'cancelled')
  elseif redis.call('SISMEMBER', P .. ':queues', t.queue) == 0 then
    finish_ticket(t, 'FAILED', 'queue_deleted')
  elseif blamed and tonumber(t.requeues) >= MAX_REQUEUES then
    finish_ticket(t, 'FAILED', reason)
  else
    local now = now_ms()
    local requeues = t.requeues + (blamed and 1 or 0)
    t.match = nil
    if t.blocked then
      redis.call('HDEL', ticket_key(t.id), 'blocked') -- it described the earlier wait
    end
    set_state(t, 'WAITING', 'requeues', requeues, 'reason', ticket_reason(reason), 'asked', now)
    enter_queue(t.queue, t.id, t.joined, now, t.players, requeues, t.attributes or '')
    log(t.queue, 'back', t.id)
  end
end

-- A match by its hash; nil if there is none, or one that no script wrote.
local function read_match(id)
  local f = redis.pcall('HMGET', P .. ':match:' .. id, 'state', 'queue', 'tickets', 'players')
  if f.err or not (f[1] and f[2] and string.find(f[3] or '', '%S') and string.find(f[4] or '', '%S')) then
    return nil
  end
  return { id = id, state = f[1], queue = f[2], tickets = f[3], players = f[4] }
end

local function is_live(m)
  return m.state == 'CLAIMED' or m.state == 'CONFIRMED' or m.state == 'ASSIGNED'
end

-- The match is no longer starting; wakes the queue if it had no room for further starts.
local function leave_starting(m)
  local key = P .. ':starting:' .. m.queue
  local starting = redis.call('SCARD', key)
  if redis.call('SREM', key, m.id) == 1 then
    local most = redis.call('HGET', P .. ':queue:' .. m.queue, 'maxStarting')
    if most and starting >= tonumber(most) then
      log(m.queue, 'room', m.id)
    end
  end
end

-- The match's tickets, except those that are in another match by now. Their entries leave the pool, so the
-- caller must give every one of them a new state in its own hash.
local function take_tickets(m)
  local tickets, claimed = {}, {}
  local ids = split(m.tickets)
  local entries = redis.call('HMGET', P .. ':pool:' .. m.queue, unpack(ids))
  for n, id in ipairs(ids) do
    local t = read_ticket(id, entries[n])
    if t and t.match == m.id and (t.state == 'CLAIMED' or t.state == 'ASSIGNED') then
      tickets[#tickets + 1] = t
      if t.state == 'CLAIMED' then
        claimed[#claimed + 1] = id
      end
    end
  end
  if #claimed > 0 then
    redis.call('HDEL', P .. ':pool:' .. m.queue, unpack(claimed))
  end
  return tickets
end

-- Players who are busy in another match by now stay busy.
local function free_players(m)
  local players = split(m.players)
  local busy = redis.call('HMGET', P .. ':busy', unpack(players))
  local free = {}
  for i, player in ipairs(players) do
    if busy[i] and string.find(busy[i], m.id .. ' ', 1, true) == 1 then
      free[#free + 1] = player
    end
  end
  if #free > 0 then
    redis.call('HDEL', P .. ':busy', unpack(free))
  end
end

-- The match's end. Tickets that were assigned end; those that were not go back, except those of the
-- players in `cancel` (a set), who turned out to be in another match.
local function finish_match(m, blamed, reason, cancel)
  local assigned = m.state == 'ASSIGNED'
  leave_starting(m)
  redis.call('HSET', P .. ':match:' .. m.id, 'state', assigned and 'ENDED' or 'FAILED', 'reason', reason)
  redis.call('PEXPIRE', P .. ':match:' .. m.id, retention(m.queue))
  redis.call('ZREM', P .. ':matches', m.id)
  free_players(m)
  for _, t in ipairs(take_tickets(m)) do
    if t.state == 'ASSIGNED' then
      finish_ticket(t, 'ENDED', reason)
    else
      local elsewhere = false
      for _, player in ipairs(split(t.players)) do
        elsewhere = elsewhere or cancel[player]
      end
      if elsewhere then
        finish_ticket(t, 'CANCELLED', 'in_match')
      else
        put_back(t, blamed, reason)
      end
    end
  end
  conclude(m.id)
end
