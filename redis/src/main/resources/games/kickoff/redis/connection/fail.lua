-- fail: the match's server could not be started. Tickets that were assigned end; the others go back, which
-- is counted: a ticket that has gone back three times fails with the reason instead. ARGV: stamp, match,
-- reason, a number of failed starts in a row: after more of them the server is to blame, not the tickets,
-- and going back is no longer counted.
-- Answers {"stale"} | {"rebuilding"} | {"gone"} | {"ok"}
local stamp, match, reason, broken_at = ARGV[1], ARGV[2], ARGV[3], tonumber(ARGV[4])

local no = refusal(stamp)
if no then
  return no
end
if not is_open() then
  return { 'rebuilding' } -- no match may change before it has been put back
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
