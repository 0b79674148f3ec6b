-- free forgotten: players busy in a match that is not live. No script leaves one behind; a person at
-- a console may. In parts. ARGV: stamp, cursor, "0" to begin with.
-- Answers {"stale"} | {"ok", the next part's cursor, "0" when all is done, players freed}
local stamp, cursor = ARGV[1], ARGV[2]

if is_stale(stamp) then
  return { 'stale' }
end
local part = redis.call('HSCAN', P .. ':busy', cursor, 'COUNT', 500)
local freed = 0
for i = 1, #part[2], 2 do
  local m = read_match(string.match(part[2][i + 1], '^%S+'))
  if not m or not is_live(m) then
    redis.call('HDEL', P .. ':busy', part[2][i])
    freed = freed + 1
  end
end
return { 'ok', part[1], freed }
