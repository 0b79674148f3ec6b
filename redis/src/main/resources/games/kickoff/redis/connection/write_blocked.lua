-- write blocked: notes on waiting tickets what keeps them from being matched. ARGV: stamp, queue,
-- (ticket, reason or "" for none)...
-- Answers {"stale"} | {"rebuilding"} | {"ok"}. Skips tickets that do not wait in this queue any more, and
-- leaves rev as it is: clients that wait for their ticket to change are not woken.
local stamp, q = ARGV[1], ARGV[2]

local no = refusal(stamp)
if no then
  return no
end
if not is_open() then
  return { 'rebuilding' }
end
local ids = {}
for i = 3, #ARGV, 2 do
  ids[#ids + 1] = ARGV[i]
end
for n, entry in ipairs(redis.call('HMGET', P .. ':pool:' .. q, unpack(ids))) do
  local by = ARGV[2 * n + 2]
  if entry and string.sub(entry, 1, 1) ~= '=' then -- it waits here
    local before = redis.call('HGET', ticket_key(ids[n]), 'blocked') or ''
    if before ~= by then
      redis.call('HSET', ticket_key(ids[n]), 'blocked', by)
    end
  end
end
return { 'ok' }
