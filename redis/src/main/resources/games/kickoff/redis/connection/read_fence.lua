-- read fence: the newest term's number. Reads only.
-- Answers {"ok", fence: its 16 digits, or "" when none is known}
return { 'ok', 'fence', string.sub(seen_stamp(), 1, 16) }
