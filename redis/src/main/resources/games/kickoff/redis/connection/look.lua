-- What every look at a queue begins with. It follows lib.lua in the scripts that look.

-- "pool", now, waiting in all, starting, matches, failed starts in a row, the last one's time, its
-- reason
local function look_at(q)
  local starts = redis.call('HMGET', P .. ':starts:' .. q, 'failed', 'at', 'why')
  return {
    'pool', now_ms(), redis.call('ZCARD', P .. ':waiting:' .. q),
    redis.call('SCARD', P .. ':starting:' .. q),
    tonumber(redis.call('HGET', P .. ':counts:' .. q, 'matches') or 0),
    tonumber(starts[1] or 0), tonumber(starts[2] or 0), starts[3] or ''
  }
end

-- The number of the newest entry a queue's log ever had, whatever was trimmed; 0 when it had none.
local function newest_entry(q)
  if redis.call('EXISTS', P .. ':log:' .. q) == 0 then
    return 0
  end
  local info = redis.call('XINFO', 'STREAM', P .. ':log:' .. q)
  for i = 1, #info, 2 do
    if info[i] == 'last-generated-id' then
      return tonumber(string.match(info[i + 1], '%d+$'))
    end
  end
end
