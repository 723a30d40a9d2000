/** What is done in Redis at once or not at all. Every script touches the keys of one place alone, which share a hash tag: they work on a cluster. */

/**
 * KEYS: values, meta, lease; ARGV 1: the place's channel, 2: an epoch that nobody ever used. What another life of the store has left (it was started
 * anew, restored, or is what was promoted after a failure: all of these change `master_replid`) goes on in a new epoch, told to all, with no owner.
 */
const OPENING = `
local life = string.match(redis.call('INFO', 'replication'), 'master_replid:(%w+)')
  or string.match(redis.call('INFO', 'server'), 'run_id:(%w+)') or ''
local meta = redis.call('HMGET', KEYS[2], 'e', 'r', 'b')
local epoch, rev = meta[1], tonumber(meta[2] or '0')
if epoch and meta[3] ~= life then
  epoch = ARGV[2]
  redis.call('HSET', KEYS[2], 'e', epoch, 'b', life)
  redis.call('HDEL', KEYS[3], 'o', 'n', 'p', 'x', 'q')
  redis.call('PUBLISH', ARGV[1], 'epoch ' .. epoch)
end
local function begin()
  if epoch then return end
  epoch = ARGV[2]
  redis.call('HSET', KEYS[2], 'e', epoch, 'b', life, 'r', 0)
end
`;

/** In ms, by the store's own clock. */
const NOW = `
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
`;

/** ARGV 3: 'f' with 4 fence and 5 seq, or 'p' with 4 epoch and 5 rev; 6: whole; 7: whether there is a note, 8; from 9 on name, whether it is there, text. */
const WRITE = `${OPENING}
if ARGV[3] == 'f' then
  local lease = redis.call('HMGET', KEYS[3], 'o', 'f', 'q')
  if not lease[1] or lease[2] ~= ARGV[4] or tonumber(ARGV[5]) <= tonumber(lease[3] or '0') then return {'refused'} end
  redis.call('HSET', KEYS[3], 'q', ARGV[5])
elseif (epoch or '') ~= ARGV[4] or rev ~= tonumber(ARGV[5]) then
  return {'refused'}
end
begin()
local flat, given = {}, {}
for i = 9, #ARGV, 3 do
  local name, text = ARGV[i], ARGV[i + 2]
  local was = redis.call('HGET', KEYS[1], name)
  given[name] = true
  if ARGV[i + 1] == '1' then
    if was ~= text then
      redis.call('HSET', KEYS[1], name, text)
      flat[#flat + 1] = name
      flat[#flat + 1] = text
    end
  elseif was then
    redis.call('HDEL', KEYS[1], name)
    flat[#flat + 1] = name
    flat[#flat + 1] = cjson.null
  end
end
if ARGV[6] == '1' then
  for _, name in ipairs(redis.call('HKEYS', KEYS[1])) do
    if not given[name] then
      redis.call('HDEL', KEYS[1], name)
      flat[#flat + 1] = name
      flat[#flat + 1] = cjson.null
    end
  end
end
if #flat == 0 and ARGV[7] == '0' then return {'set', epoch, rev} end
rev = redis.call('HINCRBY', KEYS[2], 'r', 1)
local told = #flat == 0 and '[]' or cjson.encode(flat)
if ARGV[7] == '1' then
  redis.call('HSET', KEYS[2], 'n', ARGV[8])
  told = told .. ',' .. cjson.encode(ARGV[8])
end
redis.call('PUBLISH', ARGV[1], 'd ' .. epoch .. ' ' .. rev .. ' [' .. told .. ']')
return {'set', epoch, rev}
`;

/** Epoch, revision, note or nothing, then names and texts. */
const SNAPSHOT = `${OPENING}
if not epoch then return {'', 0, false, {}} end
return {epoch, rev, redis.call('HGET', KEYS[2], 'n'), redis.call('HGETALL', KEYS[1])}
`;

/**
 * ARGV 3: node, 4: owner, 5: priority, 6: ms that it holds, 7: the fence of a lease that is renewed, or blank, 8: the stream's name. A fence is never below
 * the time, so that it rises also over a store that came back with an older one.
 */
const CLAIM = `${OPENING}${NOW}
begin()
local lease = redis.call('HMGET', KEYS[3], 'o', 'n', 'p', 'x', 'f')
local isSame = lease[1] == ARGV[4] and lease[2] == ARGV[3]
if lease[1] and not isSame then
  local isMoved = ARGV[7] == '' and (lease[1] == ARGV[4] or lease[2] == ARGV[3])
  local left = tonumber(lease[4]) - now
  if not isMoved and left > 0 and tonumber(lease[3]) >= tonumber(ARGV[5]) then
    return {'taken', lease[1], lease[2], lease[3], left}
  end
  if lease[2] ~= ARGV[3] then
    redis.call('PUBLISH', 'sb:node:' .. lease[2], '{"lost":' .. cjson.encode(ARGV[8]) .. ',"fence":' .. lease[5] .. '}')
  end
end
local fence = lease[5]
if not isSame then
  fence = string.format('%.0f', math.max(tonumber(fence or '0') + 1, now))
  redis.call('HSET', KEYS[3], 'q', 0)
end
redis.call('HSET', KEYS[3], 'o', ARGV[4], 'n', ARGV[3], 'p', ARGV[5], 'x', string.format('%.0f', now + tonumber(ARGV[6])), 'f', fence)
return {'held', fence, epoch}
`;

/** ARGV 3: the fence. */
const RELEASE = `${OPENING}
if redis.call('HGET', KEYS[3], 'f') == ARGV[3] then redis.call('HDEL', KEYS[3], 'o', 'n', 'p', 'x', 'q') end
return {}
`;

const HOLDER = `${OPENING}${NOW}
local lease = redis.call('HMGET', KEYS[3], 'o', 'n', 'p', 'x')
if not lease[1] or tonumber(lease[4]) <= now then return {} end
return {lease[1], lease[2], lease[3]}
`;

export const SCRIPTS = {
  write: WRITE,
  snapshot: SNAPSHOT,
  claim: CLAIM,
  release: RELEASE,
  holder: HOLDER,
} as const;
