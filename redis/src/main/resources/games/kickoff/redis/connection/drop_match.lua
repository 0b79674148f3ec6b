-- drop match: one that stands among the live ones and is over, or whose hash is missing or none that a
-- script wrote. What its session and its record say puts it back, if it is live; otherwise its tickets and
-- players are freed as those of any match that is not live. ARGV: stamp, match, "1" if its hash is
-- there and its reader could make nothing of it.
-- Answers {"stale"} | {"rebuilding"} | {"gone"} (it is live) | {"ok"}
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
