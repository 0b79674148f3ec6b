-- confirm: the match's session exists. ARGV: stamp, match.
-- Answers {"stale"} | {"rebuilding"} | {"gone"} | {"told", host, port} | {"ok"}; again: the same.
local stamp, match = ARGV[1], ARGV[2]

if is_stale(stamp) then
  return { 'stale' }
end
local m = read_match(match)
if not m and not is_open() then
  return { 'rebuilding' }
end
if not m or not is_live(m) then
  return { 'gone' }
end
if m.state == 'ASSIGNED' then
  local f = redis.call('HMGET', P .. ':match:' .. match, 'host', 'port')
  return { 'told', f[1], f[2] }
end
if m.state == 'CLAIMED' then
  redis.call('HSET', P .. ':match:' .. match, 'state', 'CONFIRMED')
  count(m.queue, 'matches', 1)
  conclude()
end
return { 'ok' }
