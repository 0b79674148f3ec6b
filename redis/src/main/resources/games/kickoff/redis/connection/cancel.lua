-- cancel: a player takes their ticket back. ARGV: ticket.
-- Answers {"rebuilding"} | {"unknown"} | {"cancelled", ticket...} | {"claimed", match}
--       | {"over", ticket...}
-- Keeps invariant 5: only a waiting ticket is cancelled; on a claimed one the wish is remembered.
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
  return { 'claimed', t.match }
end
return { t.state == 'CANCELLED' and 'cancelled' or 'over', flat(read_ticket(id)) }
