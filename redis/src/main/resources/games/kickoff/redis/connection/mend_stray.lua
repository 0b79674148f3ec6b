-- mend stray: repairs an inconsistent ticket that strays.lua named, if it still is. ARGV: stamp, queue,
-- ticket, the match it was claimed by or "".
-- Answers {"stale"} | {"rebuilding"} | {"home"} (consistent, nothing changed) | {"back"} (it waits again with
-- its first join time, which isn't counted; or it ended, as put_back decides) | {"dropped"} (it is no ticket
-- of this queue and was removed from it)
local stamp, q, id, match = ARGV[1], ARGV[2], ARGV[3], ARGV[4]

local no = refusal(stamp)
if no then
  return no
end
if not is_open() then
  return { 'rebuilding' } -- no match may change before it has been put back
end
local entry = redis.call('HGET', P .. ':pool:' .. q, id)
local claimed_by = entry and string.match(entry, '^=(.*)')
local in_line = redis.call('ZSCORE', P .. ':waiting:' .. q, id)
if not entry and not in_line or (claimed_by or '') ~= match then
  return { 'home' }
end
local m = claimed_by and read_match(claimed_by)
if m and is_live(m) and not in_line then
  return { 'home' }
end
local t = read_ticket(id, entry)
if not t or t.queue ~= q or t.state ~= 'WAITING' and t.state ~= 'CLAIMED' then
  leave_queue(q, { id })
  if not (m and is_live(m)) then
    redis.call('HDEL', P .. ':pool:' .. q, id)
  end
  log(q, 'out', id)
  return { 'dropped' }
end
if t.state == 'WAITING' then
  if entry and in_line then
    return { 'home' }
  end
  enter_queue(q, id, t.joined, t.asked, t.players, tonumber(t.requeues), t.attributes or '')
  log(q, 'back', id)
  return { 'back' }
end
leave_queue(q, { id })
if not (m and is_live(m)) then
  redis.call('HDEL', P .. ':pool:' .. q, id)
  put_back(t, false, 'match_lost')
  conclude()
end
return { 'back' }
