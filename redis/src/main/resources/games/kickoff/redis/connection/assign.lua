-- assign: assigns the match's players to its server. ARGV: stamp, match, host, port.
-- Answers {"stale"} | {"rebuilding"} | {"gone"} | {"ok"}; again: the same, changing nothing.
-- The caller has recorded the match (invariant 9).
local stamp, match, host, port = ARGV[1], ARGV[2], ARGV[3], ARGV[4]

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
  return { 'ok' }
end
if m.state == 'CLAIMED' then
  count(m.queue, 'matches', 1)
end
redis.call('HSET', P .. ':match:' .. match, 'state', 'ASSIGNED', 'host', host, 'port', port)
if redis.call('DEL', P .. ':starts:' .. m.queue) == 1 then
  log(m.queue, 'room', match) -- servers start again: the queue need not probe any more
end
leave_starting(m)
for _, t in ipairs(take_tickets(m)) do
  set_state(t, 'ASSIGNED', 'host', host, 'port', port, 'reason', '')
end
conclude(match)
return { 'ok' }
