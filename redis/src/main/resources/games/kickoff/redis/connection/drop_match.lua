-- drop match: removes a member of the set of live matches that is over, or whose hash is missing or was not
-- written by a script. If its session and its record say that it is live, the audit puts it back; otherwise
-- its tickets and players are freed like those of any match that is not live. ARGV: stamp, match, "1" if
-- its hash exists but can't be read.
-- Answers {"stale"} | {"rebuilding"} | {"gone"} (it is live after all) | {"ok"}
local stamp, match, unreadable = ARGV[1], ARGV[2], ARGV[3] == '1'

local no = refusal(stamp)
if no then
  return no
end
local m = read_match(match)
if m and is_live(m) and not unreadable then
  return { 'gone' }
end
redis.call('ZREM', P .. ':matches', match)
if not m or unreadable then
  redis.call('DEL', P .. ':match:' .. match)
end
for _, q in ipairs(redis.call('SMEMBERS', P .. ':queues')) do
  redis.call('SREM', P .. ':starting:' .. q, match)
end
return { 'ok' }
