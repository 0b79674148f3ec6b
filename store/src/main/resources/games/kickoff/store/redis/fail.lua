-- fail: the match's session failed through its server. Tickets that were told end; the others go
-- back, counted, and fail with the reason after the third time. ARGV: stamp, match, reason, failed
-- starts in a row from which on the server is to blame and no ticket: they go back uncounted.
-- Answers {"stale"} | {"rebuilding"} | {"gone"} | {"ok"}
local stamp, match, reason, broken_at = ARGV[1], ARGV[2], ARGV[3], tonumber(ARGV[4])

if is_stale(stamp) then
  return { 'stale' }
end
local m = read_match(match)
if not m and not is_open() then
  return { 'rebuilding' } -- or its end would be undone when the match is put back
end
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
