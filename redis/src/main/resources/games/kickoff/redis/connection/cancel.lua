-- cancel: a player takes their ticket back. ARGV: ticket.
-- Answers {"rebuilding"} | {"unknown"} | {"cancelled", ticket: fields}
--       | {"claimed", match} | {"over", ticket: fields}
-- Keeps invariant 5: only a waiting ticket is cancelled at once. On a claimed one the request is noted; it
-- takes effect if the match never starts.
local id = ARGV[1]

local t = read_ticket(id)
if not t then
  return { is_open() and 'unknown' or 'rebuilding' }
end
if t.state == 'WAITING' then
  finish_ticket(t, 'CANCELLED', 'cancelled')
  conclude()
elseif t.state == 'CLAIMED' or t.state == 'ASSIGNED' then
  if t.state == 'CLAIMED' then
    redis.call('HSET', ticket_key(id), 'cancel', 1)
  end
  return { 'claimed', 'match', t.match }
end
return { t.state == 'CANCELLED' and 'cancelled' or 'over', 'ticket', flat(read_ticket(id)) }
