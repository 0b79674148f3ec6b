-- read fence: the newest term's number. Reads only.
-- Answers {"fence", its 16 digits, or "" when none is known}
return { 'fence', string.sub(seen_stamp(), 1, 16) }
