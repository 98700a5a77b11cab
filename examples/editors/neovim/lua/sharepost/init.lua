-- sharepost - from a buffer to the share dialog, through `sharepost --json`.
--
-- The lines go to the program's standard input while Neovim goes on; the answer is one JSON object.
-- The post is shown in a window of its own, where it may be edited; only then is it copied, and the
-- share page opened. No shell is involved anywhere. The article's buffer is never changed, and a
-- post that could not be copied stays where it is shown.

local M = {}

M.config = {
  path = 'sharepost', -- the program, or where it is
  arguments = {}, -- further ones, such as { '--max-tags=3' }
  base_url = '', -- where the article will stand
  timeout = 10000, -- milliseconds
  window = 'belowright split', -- makes the window of the post
  copy = nil, -- function(text) in place of register +
  open = nil, -- function(url) in place of a browser
  browser = nil, -- { 'program', 'argument' }; the address comes last
}

local problems = vim.api.nvim_create_namespace('sharepost')
local serial = 0

function M.setup(config)
  M.config = vim.tbl_extend('force', M.config, config or {})
end

M.last_error = nil -- what was complained about last, for scripts

local function say(words, level)
  vim.notify('sharepost: ' .. words, level or vim.log.levels.INFO)
end

local function complain(words)
  M.last_error = words
  say(words, vim.log.levels.ERROR)
end

-- ---- asking the program -------------------------------------------------------------------

local formats = {
  markdown = 'markdown', pandoc = 'markdown', rmd = 'markdown',
  html = 'html', xhtml = 'html', text = 'text',
}

-- What tells Markdown from HTML: the name's ending, and the file type for a buffer without one.
local function arguments()
  local list = { '--json' }
  local name = vim.fn.expand('%:t')
  local format = formats[vim.split(vim.bo.filetype, '.', { plain = true })[1]]
  if name ~= '' then
    table.insert(list, '--name=' .. name)
  end
  if format and vim.fn.fnamemodify(name, ':e') == '' then
    table.insert(list, '--format=' .. format)
  end
  if M.config.base_url ~= '' then
    table.insert(list, '--base-url=' .. M.config.base_url)
  end
  vim.list_extend(list, M.config.arguments)
  table.insert(list, '-')
  return list
end

-- ---- the answer ---------------------------------------------------------------------------

-- A problem as a diagnostic; its lines and columns count from 0. An article that cannot be used
-- (65) has a place even where the program names none: its start.
local function diagnostic(run, problem, severity)
  local line = problem.line or (problem.exit == 65 and 1 or nil)
  return line and {
    lnum = math.min(line + run.offset, vim.api.nvim_buf_line_count(run.buffer)) - 1,
    col = math.max((problem.column or 1) - 1, 0),
    severity = severity,
    source = 'sharepost',
    message = problem.message,
  }
end

local function report(run, answer)
  local found = {}
  for _, warning in ipairs(answer.warnings or {}) do
    table.insert(found, diagnostic(run, warning, vim.diagnostic.severity.WARN))
  end
  local failed = answer.error and diagnostic(run, answer.error, vim.diagnostic.severity.ERROR)
  if failed then
    table.insert(found, failed)
  end
  if vim.api.nvim_buf_is_valid(run.buffer) then
    vim.diagnostic.set(problems, run.buffer, found)
  end
  if failed and vim.api.nvim_get_current_buf() == run.buffer then
    vim.cmd("normal! m'") -- so that '' leads back
    local text = vim.api.nvim_buf_get_lines(run.buffer, failed.lnum, failed.lnum + 1, false)[1]
    vim.api.nvim_win_set_cursor(0, { failed.lnum + 1, math.min(failed.col, #(text or '')) })
  end
  return #found
end

local function show(answer)
  serial = serial + 1
  vim.cmd(M.config.window)
  local buffer = vim.api.nvim_create_buf(false, true)
  vim.api.nvim_win_set_buf(0, buffer)
  vim.api.nvim_buf_set_name(buffer, '[post ' .. serial .. ']')
  vim.api.nvim_buf_set_lines(buffer, 0, -1, false, vim.split(answer.post.text, '\n', { plain = true }))
  vim.bo[buffer].bufhidden = 'hide' -- a closed window does not lose what was edited
  vim.bo[buffer].filetype = 'text'
  vim.wo.wrap = true
  vim.wo.linebreak = true
  vim.b[buffer].sharepost_answer = vim.json.encode(answer)
  vim.wo.statusline = "%f %{v:lua.require'sharepost'.count()}%=<CR> copy and open  gy copy  q close "
  local function command(name, open)
    vim.api.nvim_buf_create_user_command(buffer, name, function()
      M.publish(open)
    end, { bar = true })
  end
  command('SharePublish', true)
  command('ShareCopy', false)
  for key, does in pairs({ ['<CR>'] = 'SharePublish', gy = 'ShareCopy', q = 'close' }) do
    vim.keymap.set('n', key, '<Cmd>' .. does .. '<CR>', { buffer = buffer })
  end
end

-- Not into the middle of typing: a new window would take what is typed next.
local function when_idle(task)
  if vim.api.nvim_get_mode().mode:match('^[iRvVsS\22ct]') or vim.fn.getcmdwintype() ~= '' then
    vim.defer_fn(function()
      when_idle(task)
    end, 200)
  else
    task()
  end
end

local function finish(run, code)
  if run.done then
    return
  end
  run.done = true
  if run.late then
    return complain('no answer within ' .. M.config.timeout .. ' ms')
  end
  local fine, answer = pcall(vim.json.decode, table.concat(run.out, '\n'), { luanil = { object = true } })
  if not fine or type(answer) ~= 'table' or answer.schema ~= 1 then
    local words = table.concat(run.err, ' '):gsub('%c+', ' ')
    return complain('no JSON came back, exit ' .. code .. ': ' .. words)
  end
  when_idle(function()
    local count = report(run, answer)
    if answer.error then
      return complain(answer.error.message)
    end
    show(answer)
    if count > 0 then
      say(count .. ' warning(s) in the article', vim.log.levels.WARN)
    end
  end)
end

function M.share(first, last)
  M.last_error = nil
  local program = vim.fn.exepath(vim.fn.expand(M.config.path))
  if program == '' then
    return complain('there is no program "' .. M.config.path .. '": setup{path = ...} says where it is')
  end
  local run = { buffer = vim.api.nvim_get_current_buf(), offset = first - 1, out = {}, err = {} }
  local folder = vim.fn.expand('%:p:h')
  local command = vim.list_extend({ program }, arguments())
  local fine, job = pcall(vim.fn.jobstart, command, {
    cwd = vim.fn.isdirectory(folder) == 1 and folder or nil,
    stdout_buffered = true,
    stderr_buffered = true,
    on_stdout = function(_, lines)
      run.out = lines
    end,
    on_stderr = function(_, lines)
      run.err = lines
    end,
    on_exit = function(_, code)
      finish(run, code)
    end,
  })
  if not fine or job <= 0 then
    return complain('could not start ' .. program)
  end
  vim.defer_fn(function()
    if not run.done then
      run.late = true
      vim.fn.jobstop(job)
      finish(run, -1)
    end
  end, M.config.timeout)
  local lines = vim.api.nvim_buf_get_lines(run.buffer, first - 1, last, false)
  table.insert(lines, '') -- the last line ends as well
  pcall(vim.fn.chansend, job, lines) -- fails when the program has gone: then it has answered
  pcall(vim.fn.chanclose, job, 'stdin')
end

-- ---- the post, edited, copied, opened -----------------------------------------------------

local function text_of_buffer()
  return (table.concat(vim.api.nvim_buf_get_lines(0, 0, -1, false), '\n'):gsub('\n+$', ''))
end

-- As the network counts.
function M.measure(text, unit)
  if unit == 'bytes' then
    return #text
  elseif unit == 'graphemes' then
    return vim.fn.strchars(text, 1)
  end
  local code_points, units = vim.str_utfindex(text)
  return unit == 'utf16' and units or code_points
end

local function answer_of_buffer()
  return vim.json.decode(vim.b.sharepost_answer, { luanil = { object = true } })
end

function M.count()
  local post = answer_of_buffer().post
  return M.measure(text_of_buffer(), post.unit) .. '/' .. post.limit
end

local function copy(text)
  if M.config.copy then
    M.config.copy(text)
    return 'copied'
  end
  if vim.fn.has('clipboard') == 1 then
    local fine = pcall(vim.fn.setreg, '+', text, 'v')
    local read, back = pcall(vim.fn.getreg, '+')
    if fine and read and back == text then
      return 'copied'
    end
  end
  vim.fn.setreg('"', text, 'v')
  return 'Neovim reaches no clipboard here: the post is in the unnamed register'
end

local function launcher()
  if vim.fn.has('mac') == 1 then
    return { 'open' }
  elseif vim.fn.has('win32') == 1 then
    return { 'rundll32', 'url.dll,FileProtocolHandler' }
  elseif vim.env.DISPLAY or vim.env.WAYLAND_DISPLAY then
    return { 'xdg-open' }
  end
end

-- Only a URL with nothing in it that a launcher could take for syntax is handed on. Returns what
-- went wrong.
local function open(url)
  if not url:match('^https://[%w%-._~:/?#@!*+,;=%%&%[%]]+$') then
    return 'the address cannot be handed to a browser'
  elseif M.config.open then
    M.config.open(url)
    return nil
  end
  local command = M.config.browser or launcher()
  if not command then
    return 'there is no display'
  elseif vim.ui.open and not M.config.browser then -- Neovim 0.10
    local _, failure = vim.ui.open(url)
    return failure
  elseif vim.fn.executable(command[1]) == 0 then
    return 'there is no program ' .. command[1]
  end
  vim.fn.jobstart(vim.list_extend(vim.list_slice(command), { url }), { detach = true })
end

function M.publish(and_open)
  M.last_error = nil
  local answer, text = answer_of_buffer(), text_of_buffer()
  local length = M.measure(text, answer.post.unit)
  if text == '' then
    return complain('the post is empty')
  elseif length > answer.post.limit then
    return complain('too long: ' .. length .. ' of ' .. answer.post.limit .. ' ' .. answer.post.unit)
  end
  local words = copy(text)
  if and_open and answer.share_url then
    local failure = open(answer.share_url)
    words = words .. (failure and ', not opened (' .. failure .. '): ' or ', opening ') .. answer.share_url
  end
  say(words)
end

return M
