-- requeue: a claimed match that got no session, or whose record was refused: its tickets go back
-- uncounted, as no server was tried in vain. ARGV: stamp, match, reason, players whose tickets are
-- cancelled instead (they are in another match)...
-- Answers {"stale"} | {"rebuilding"} | {"gone"} | {"told"} (nothing changed: its players were told) | {"ok"}
local stamp, match, reason = ARGV[1], ARGV[2], ARGV[3]

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
if m.state == 'ASSIGNED' then
  return { 'told' }
end
local cancel = {}
for i = 4, #ARGV do
  cancel[ARGV[i]] = true
end
finish_match(m, false, reason, cancel)
return { 'ok' }
