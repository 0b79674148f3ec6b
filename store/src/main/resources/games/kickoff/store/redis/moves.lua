-- The moves scripts share. It follows lib.lua in the scripts that move tickets or matches; the others
-- go without, as every function defined here costs each of their runs a little.

local DEFAULT_RETENTION = 600000
local LEAST_RETENTION = 60000
local MAX_REQUEUES = 3

-- Never shorter than somebody who asks now and then needs to hear the end.
local function retention(q)
  local kept = tonumber(redis.call('HGET', P .. ':queue:' .. q, 'retention') or DEFAULT_RETENTION)
  return math.max(kept, LEAST_RETENTION)
end

-- Announcements are collected and sent once at the end of a script.
local changed = {}

local function announce(match)
  if #changed > 0 then
    redis.call('PUBLISH', P .. ':changes', 't ' .. table.concat(changed, ' '))
  end
  if match then
    redis.call('PUBLISH', P .. ':changes', 'm ' .. match)
  end
end

local function read_ticket(id)
  local f = redis.call('HMGET', ticket_key(id),
    'state', 'queue', 'players', 'rev', 'match', 'joined', 'requeues', 'cancel')
  if not f[1] then
    return nil
  end
  return {
    id = id, state = f[1], queue = f[2], players = f[3], rev = tonumber(f[4]), match = f[5],
    joined = f[6], requeues = tonumber(f[7]), cancel = f[8]
  }
end

local function set_state(t, state, ...)
  count(t.queue, string.lower(t.state), -1)
  count(t.queue, string.lower(state), 1)
  t.state = state
  t.rev = t.rev + 1
  redis.call('HSET', ticket_key(t.id), 'state', state, 'rev', t.rev, ...)
  changed[#changed + 1] = t.id .. ' ' .. t.rev
end

local function forget_player_later(player, ttl)
  local f = redis.call('HMGET', player_key(player), '!live', '!match')
  if not f[2] and tonumber(f[1] or 0) <= 0 then
    redis.call('PEXPIRE', player_key(player), ttl)
  end
end

-- The ticket's end: ENDED, CANCELLED, EXPIRED or FAILED, with a reason (invariant 2).
local function finish_ticket(t, state, reason)
  local ttl = retention(t.queue)
  if t.state == 'WAITING' then
    redis.call('ZREM', P .. ':waiting:' .. t.queue, t.id)
    redis.call('ZREM', P .. ':asked:' .. t.queue, t.id)
    log(t.queue, 'out', t.id)
  end
  set_state(t, state, 'reason', reason)
  redis.call('PEXPIRE', ticket_key(t.id), ttl)
  for _, player in ipairs(split(t.players)) do
    redis.call('HINCRBY', player_key(player), '!live', -1)
    forget_player_later(player, ttl)
  end
end

-- Back into the queue with the time it first joined (invariant 7), unless its player has cancelled
-- meanwhile (invariant 5), its queue is gone, or it has been through this too often.
local function put_back(t, counted, reason)
  if t.cancel then
    finish_ticket(t, 'CANCELLED', 'cancelled')
  elseif redis.call('SISMEMBER', P .. ':queues', t.queue) == 0 then
    finish_ticket(t, 'FAILED', 'queue_deleted')
  elseif counted and t.requeues >= MAX_REQUEUES then
    finish_ticket(t, 'FAILED', reason)
  else
    redis.call('HDEL', ticket_key(t.id), 'match')
    local now = now_ms()
    set_state(t, 'WAITING', 'requeues', t.requeues + (counted and 1 or 0), 'reason', reason,
      'asked', now)
    enter_queue(t.queue, t.id, t.joined, now)
    log(t.queue, 'back', t.id)
  end
end

local function free_player(player, match, ttl)
  local key = player_key(player)
  if redis.call('HGET', key, '!match') == match then
    redis.call('HDEL', key, '!match', '!ticket')
    forget_player_later(player, ttl)
  end
end

local function read_match(id)
  local f = redis.call('HMGET', P .. ':match:' .. id, 'state', 'queue', 'tickets', 'players')
  if not f[1] then
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

-- The match's end. Tickets that were told end; those that were not go back, except those of the
-- players in `cancel` (a set), who turned out to be in another match. Tickets that moved on to
-- another match are left alone.
local function finish_match(m, counted, reason, cancel)
  local told = m.state == 'ASSIGNED'
  local ttl = retention(m.queue)
  leave_starting(m)
  redis.call('HSET', P .. ':match:' .. m.id, 'state', told and 'ENDED' or 'FAILED', 'reason', reason)
  redis.call('PEXPIRE', P .. ':match:' .. m.id, ttl)
  redis.call('ZREM', P .. ':matches', m.id)
  for _, player in ipairs(split(m.players)) do
    free_player(player, m.id, ttl)
  end
  for _, id in ipairs(split(m.tickets)) do
    local t = read_ticket(id)
    if t and t.match == m.id then
      if t.state == 'ASSIGNED' then
        finish_ticket(t, 'ENDED', reason)
      elseif t.state == 'CLAIMED' then
        local busy = false
        for _, player in ipairs(split(t.players)) do
          busy = busy or cancel[player]
        end
        if busy then
          finish_ticket(t, 'CANCELLED', 'in_match')
        else
          put_back(t, counted, reason)
        end
      end
    end
  end
  announce(m.id)
end
