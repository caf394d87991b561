-- Sends requests made from a file's lines, one after the other and over again, and prints
-- one line of JSON at the end. Arguments:
--   get FILE            each line is a path
--   create FILE PREFIX  each line is the body of a new product; PREFIX and a running
--                       number take the place of @@, so no name comes twice

local function lines(file)
  local read = {}
  for line in io.lines(file) do
    read[#read + 1] = line
  end
  return read
end

local function gets(file)
  local formatted = {}
  for i, path in ipairs(lines(file)) do
    formatted[i] = wrk.format("GET", path)
  end
  local at = 0
  return function()
    at = at % #formatted + 1
    return formatted[at]
  end
end

local function creates(file, prefix)
  local heads, tails = {}, {}
  for i, body in ipairs(lines(file)) do
    heads[i], tails[i] = body:match("^(.-)@@(.*)$")
  end
  wrk.headers["Content-Type"] = "application/json"
  local at, number = 0, 0
  return function()
    at = at % #heads + 1
    number = number + 1
    return wrk.format("POST", "/products", nil, heads[at] .. prefix .. number .. tails[at])
  end
end

function init(args)
  local kinds = { get = gets, create = creates }
  request = kinds[args[1]](args[2], args[3])
end

function done(summary, latency)
  local errors = summary.errors
  print(string.format(
    'RESULT {"requests":%d,"micros":%d,"p50_micros":%d,"p99_micros":%d,"not_2xx":%d,"socket_errors":%d}',
    summary.requests, summary.duration, latency:percentile(50), latency:percentile(99), errors.status,
    errors.connect + errors.read + errors.write + errors.timeout))
end
