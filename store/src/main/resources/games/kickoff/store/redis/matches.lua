-- matches: the live matches, the oldest first. Reads only. ARGV: most.
-- Answers {[id, fields]...}
local answer = {}
for _, id in ipairs(redis.call('ZRANGE', P .. ':matches', 0, ARGV[1] - 1)) do
  answer[#answer + 1] = { id, redis.call('HGETALL', P .. ':match:' .. id) }
end
return answer
