-- end: the match is over. Tickets that were assigned end; should some never have been assigned, they go
-- back uncounted: they did not play. ARGV: stamp, match, reason.
-- Answers {"stale"} | {"rebuilding"} | {"gone"} | {"ok"}
local stamp, match, reason = ARGV[1], ARGV[2], ARGV[3]

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
finish_match(m, false, reason, {})
return { 'ok' }
