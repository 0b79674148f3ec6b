-- What the scripts that read a queue's pool have in common. They are run after lib.lua and this.

-- Answers {"pool", now, waiting: tickets, starting: matches that are claimed and not yet assigned,
-- matches: sessions created so far, failed: starts that failed in a row, failed_at: the last one's time,
-- failed_why: its reason}, to which the caller appends.
local function look_at(q)
  local starts = redis.call('HMGET', P .. ':starts:' .. q, 'failed', 'at', 'why')
  return {
    'pool', 'now', now_ms(),
    'waiting', redis.call('ZCARD', P .. ':waiting:' .. q),
    'starting', redis.call('SCARD', P .. ':starting:' .. q),
    'matches', tonumber(redis.call('HGET', P .. ':counts:' .. q, 'matches') or 0),
    'failed', tonumber(starts[1] or 0), 'failed_at', tonumber(starts[2] or 0),
    'failed_why', starts[3] or ''
  }
end

-- Appends a named value to an answer.
local function add(answer, name, value)
  answer[#answer + 1] = name
  answer[#answer + 1] = value
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
