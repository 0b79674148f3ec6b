-- fail: the match's session failed through its server. Tickets that were assigned end; the others go
-- back, counted, and fail with the reason after the third time. ARGV: stamp, match, reason, failed
-- starts in a row from which on the server is to blame and no ticket: they go back uncounted.
-- Answers {"stale"} | {"rebuilding"} | {"gone"} | {"ok"}
local stamp, match, reason, broken_at = ARGV[1], ARGV[2], ARGV[3], tonumber(ARGV[4])

local no = refusal(stamp)
if no then
  return no
end
if not is_open() then
  return { 'rebuilding' } -- what is known now is not what will be put back
end
local m = read_match(match)
if not m or not is_live(m) then
  return { 'gone' }
end
local blamed = true
if m.state ~= 'ASSIGNED' then
  local key = P .. ':starts:' .. m.queue
  blamed = redis.call('HINCRBY', key, 'failed', 1) <= broken_at
  redis.call('HSET', key, 'at', now_ms(), 'why', reason)
end
finish_match(m, blamed, reason, {})
return { 'ok' }
