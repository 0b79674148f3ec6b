-- confirm: the match's session exists. ARGV: stamp, match.
-- Answers {"stale"} | {"rebuilding"} | {"gone"} | {"assigned", host, port} | {"ok"}; again: the same.
local stamp, match = ARGV[1], ARGV[2]

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
if m.state == 'ASSIGNED' then
  local f = redis.call('HMGET', P .. ':match:' .. match, 'host', 'port')
  return { 'assigned', 'host', f[1], 'port', f[2] }
end
if m.state == 'CLAIMED' then
  redis.call('HSET', P .. ':match:' .. match, 'state', 'CONFIRMED')
  count(m.queue, 'matches', 1)
  conclude()
end
return { 'ok' }
