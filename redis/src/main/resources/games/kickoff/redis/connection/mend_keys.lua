-- mend keys: checks the keys of the realm and of its queues, not those of tickets, players and matches. A
-- key of another type than the scripts give it makes every script fail that reads it, so it is deleted; if
-- queues or live matches were lost with it, they are put back as after a loss of data. ARGV: stamp.
-- Answers {"stale"} | {"ok", mended: {what was deleted}}
local no = refusal(ARGV[1], true)
if no then
  return no
end
local mended = {}

local function is_a(key, type)
  local is = redis.call('TYPE', P .. ':' .. key).ok
  if is == 'none' or is == type then
    return true
  end
  redis.call('DEL', P .. ':' .. key)
  mended[#mended + 1] = key
  return false
end

local function is_number(text)
  return #text < 16 and string.find(text, '^%-?%d+$')
end

-- Deletes counters that are not numbers.
local function mend_counters(key, names)
  for _, name in ipairs(names) do
    local value = redis.call('HGET', P .. ':' .. key, name)
    if value and not is_number(value) then
      redis.call('HDEL', P .. ':' .. key, name)
      mended[#mended + 1] = key .. ' ' .. name
    end
  end
end

local whole = is_a('queues', 'set')
whole = is_a('busy', 'hash') and whole
whole = is_a('matches', 'zset') and whole
is_a('several', 'set')
is_a('nudges', 'stream')
for _, q in ipairs(redis.call('SMEMBERS', P .. ':queues')) do
  if not string.find(q, '^[a-z0-9][-a-z0-9]*/[a-z0-9][-a-z0-9]*$') then
    redis.call('SREM', P .. ':queues', q)
    mended[#mended + 1] = 'queues ' .. string.sub(q, 1, 200)
  else
    whole = is_a('queue:' .. q, 'hash') and whole
    is_a('waiting:' .. q, 'zset')
    is_a('asked:' .. q, 'zset')
    is_a('pool:' .. q, 'hash')
    is_a('log:' .. q, 'stream')
    if is_a('starts:' .. q, 'hash') then
      mend_counters('starts:' .. q, { 'failed', 'at' })
    end
    if is_a('counts:' .. q, 'hash') then
      mend_counters('counts:' .. q, {
        'joins', 'claimed', 'assigned', 'ended', 'cancelled', 'expired', 'failed', 'matches'
      })
    end
    if is_a('starting:' .. q, 'set') then
      -- Each member counts towards maxStarting, which holds claims back. At most one slice a call.
      for _, id in ipairs(redis.call('SSCAN', P .. ':starting:' .. q, 0, 'COUNT', 500)[2]) do
        local m = read_match(id)
        if not m or not is_live(m) or m.state == 'ASSIGNED' then
          redis.call('SREM', P .. ':starting:' .. q, id)
          mended[#mended + 1] = 'starting:' .. q .. ' ' .. string.sub(id, 1, 200)
          log(q, 'room', id)
        end
      end
    end
  end
end
if not whole then
  close()
end
return { 'ok', 'mended', mended }
