-- raise fence: a term begins. ARGV: what read fence answered, the term's own number, 16 digits. What the
-- leader before writes meanwhile is no reason to refuse: it changes the number of its write alone.
-- Answers {"moved"} (another term has begun, or Redis is another one; nothing is changed) | {"ok"}
if string.sub(seen_stamp(), 1, 16) ~= ARGV[1] then
  return { 'moved' }
end
redis.call('SET', P .. ':fence', ARGV[2] .. string.rep('0', 16))
return { 'ok' }
