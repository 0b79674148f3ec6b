-- fail: the match's session failed. Tickets that were told end; the others go back, counted, and
-- fail with the reason after the third time. ARGV: fence, match, reason.
-- Answers {"stale"} | {"gone"} | {"ok"}
local fence, match, reason = ARGV[1], ARGV[2], ARGV[3]

if is_stale(fence) then
  return { 'stale' }
end
local m = read_match(match)
if not m or not is_live(m) then
  return { 'gone' }
end
finish_match(m, true, reason, {})
return { 'ok' }
