-- matches: the live matches, the oldest first. Reads only. ARGV: the first and the last, from 0.
-- Answers {[id, fields]...}
local answer = {}
for _, id in ipairs(redis.call('ZRANGE', P .. ':matches', ARGV[1], ARGV[2])) do
  answer[#answer + 1] = { id, redis.call('HGETALL', P .. ':match:' .. id) }
end
return answer
