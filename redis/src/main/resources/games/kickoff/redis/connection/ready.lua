-- ready: a write that the primary takes however full it is, and no other server. No ARGV.
-- Answers {"ready", 1 if open, else 0, what INFO says of memory and server, "" when it may not be asked}
redis.call('SET', P .. ':ready', 1)
local info = redis.pcall('INFO', 'memory', 'server')
return { 'ready', is_open() and 1 or 0, type(info) == 'string' and info or '' }
