-- raise fence: a term begins. ARGV: what read_fence.lua answered, the new term's number, 16 digits. Writes
-- of the former leader in between don't matter: they change the second half of the fence only.
-- Answers {"moved"} (the fence has changed: another term began, or this is another Redis; nothing is
-- changed) | {"ok"}
if string.sub(seen_stamp(), 1, 16) ~= ARGV[1] then
  return { 'moved' }
end
redis.call('SET', P .. ':fence', ARGV[2] .. string.rep('0', 16))
return { 'ok' }
