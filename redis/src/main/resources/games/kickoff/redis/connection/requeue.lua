-- requeue: a claimed match that got no session, or whose record was refused, through no fault of a
-- server. ARGV: stamp, match, reason, "counted" when the match itself may be to blame and its tickets
-- must not come back for ever, or "uncounted", players whose tickets are cancelled instead (they are
-- in another match)...
-- Answers {"stale"} | {"rebuilding"} | {"gone"} | {"assigned"} (nothing changed: its players were assigned) | {"ok"}
local stamp, match, reason, counted = ARGV[1], ARGV[2], ARGV[3], ARGV[4] == 'counted'

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
  return { 'assigned' }
end
local cancel = {}
for i = 5, #ARGV do
  cancel[ARGV[i]] = true
end
finish_match(m, counted, reason, cancel)
return { 'ok' }
