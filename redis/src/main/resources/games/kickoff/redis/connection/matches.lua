-- matches: the live matches, the oldest first. Reads only. ARGV: the first and the last, from 0.
-- Answers {[id, fields]...}; without fields one whose hash is missing or no hash.
local answer = {}
for _, id in ipairs(redis.call('ZRANGE', P .. ':matches', ARGV[1], ARGV[2])) do
  local fields = redis.pcall('HGETALL', P .. ':match:' .. id)
  answer[#answer + 1] = { id, fields.err and {} or fields }
end
return answer
