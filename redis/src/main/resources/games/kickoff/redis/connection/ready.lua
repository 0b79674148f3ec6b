-- ready: a write that only a primary accepts, and accepts even when its memory is full. No ARGV.
-- Answers {"ready", open: 1 or 0, info: INFO's sections memory and server, or "" where INFO is forbidden}
redis.call('SET', P .. ':ready', 1)
local info = redis.pcall('INFO', 'memory', 'server')
return { 'ready', 'open', is_open() and 1 or 0, 'info', type(info) == 'string' and info or '' }
