-- matches: the live matches, the oldest first. Reads only. ARGV: the first and the last, from 0.
-- Answers {"matches", matches: {{"match", id, fields: its hash}...}}; fields is empty where the key is
-- missing or not a hash.
local matches = {}
for _, id in ipairs(redis.call('ZRANGE', P .. ':matches', ARGV[1], ARGV[2])) do
  local fields = redis.pcall('HGETALL', P .. ':match:' .. id)
  matches[#matches + 1] = { 'match', 'id', id, 'fields', fields.err and {} or fields }
end
return { 'matches', 'matches', matches }
