# neovim.sh - examples/editors/neovim in a real Neovim: the post in the window is the program's own,
# and every failure is said where it belongs.
. "$(dirname "$0")/lib.sh"
needs nvim neovim

cat >test.lua <<'LUA'
local dir = vim.env.FIXTURES .. '/'
vim.opt.runtimepath:prepend(vim.env.PLUGIN)
vim.o.hidden = true
vim.cmd('runtime plugin/sharepost.lua')
local share = require('sharepost')
local copied, opened, said, wrong = {}, {}, {}, {}
vim.notify = function(words) table.insert(said, words) end
local function set(more)
  share.setup(vim.tbl_extend('force', {
    path = vim.env.PROGRAM, timeout = 10000, arguments = {}, base_url = '',
    copy = function(text) table.insert(copied, text) end,
    open = function(url) table.insert(opened, url) end,
  }, more or {}))
end
local function equal(want, got, what)
  if not vim.deep_equal(want, got) then
    local line = debug.getinfo(2, 'l').currentline
    table.insert(wrong, ('line %d: %s: wanted %s, got %s'):format(line, what or '', vim.inspect(want), vim.inspect(got)))
  end
end
local function has(part, text, what)
  equal(true, text ~= nil and text:find(part, 1, true) ~= nil, (what or '') .. part .. ' in ' .. tostring(text))
end
local function bytes(name)
  local file = assert(io.open(dir .. name, 'rb'))
  local text = file:read('*a')
  file:close()
  return text
end
local function lines() return vim.api.nvim_buf_get_lines(0, 0, -1, false) end
local function post() return table.concat(lines(), '\n') end
local function edit(name)
  vim.cmd('silent only!')
  vim.cmd('edit! ' .. vim.fn.fnameescape(dir .. 'posts/' .. name .. '.md'))
end
local function run(command)
  vim.cmd(command)
  equal(true, vim.wait(15000, function() return share.last_error or vim.b.sharepost_answer end, 10) and true,
    'an answer to ' .. command)
end
local function item() return vim.diagnostic.get(0)[1] end

set()
for _, name in ipairs({ 'plain', 'torture', 'warned', '-dash', 'long' }) do
  edit(name)
  local article = lines()
  run('Share')
  equal(bytes(name .. '.post'), post(), name)
  equal({ {}, {} }, { copied, opened }, 'nothing is copied or opened before it is asked for')
  vim.cmd('SharePublish')
  equal({ bytes(name .. '.post') }, copied, name)
  equal({ bytes(name .. '.url') }, opened, name)
  copied, opened = {}, {}
  equal(vim.json.decode(bytes(name .. '.json')).post.length .. '/3000', share.count())
  vim.cmd('wincmd p')
  equal(article, lines(), 'the article is as it was')
end

-- A buffer that was never written, with changes, and a selection of it
vim.cmd('silent only! | enew!')
vim.bo.filetype = 'markdown'
vim.api.nvim_buf_set_lines(0, 0, -1, false, { '# One', '', 'First.', '# Two headings', '', 'The second text is here.' })
run('4,6Share')
equal('Two headings', lines()[1])
vim.fn.setline(1, 'Edited 👍🏽') -- what is edited is what is copied
vim.cmd('ShareCopy')
has('Edited 👍🏽', copied[1])
equal({}, opened)
copied = {}
vim.fn.setline(1, ('🧪'):rep(1501))
vim.cmd('SharePublish')
has('too long: 30', share.last_error)
has('of 3000 utf16', share.last_error)
vim.cmd('%delete _')
vim.cmd('SharePublish')
equal('the post is empty', share.last_error)
equal({ {}, {} }, { copied, opened })

-- An error has a place, also in a selection that starts further down
edit('bad')
vim.cmd('normal! G')
run('Share')
has('not valid JSON', share.last_error)
equal({ 3, 5 }, vim.api.nvim_win_get_cursor(0))
equal({ 2, vim.diagnostic.severity.ERROR }, { item().lnum, item().severity })
vim.fn.append(0, { 'x', 'y' })
vim.cmd('normal! G')
run('3,$Share')
equal({ 5, 5 }, vim.api.nvim_win_get_cursor(0))
edit('empty')
run('Share')
has('headline', share.last_error)
equal(0, item().lnum)
edit('warned')
local article = vim.api.nvim_get_current_buf()
run('Share')
local warned = vim.diagnostic.get(article)[1]
equal({ vim.json.decode(bytes('warned.json')).warnings[1].line - 1, vim.diagnostic.severity.WARN }, { warned.lnum, warned.severity })
edit('plain')
set({ arguments = { '--limit=20' } })
run('Share')
has('limit is 20', share.last_error)

-- Arguments and folder, seen from the program
local hostile = '--headline=a; touch hacked $(touch hacked)'
set({ path = dir .. 'programs/recorder', arguments = { '--max-tags=1', hostile }, base_url = 'https://example.org/x/' })
edit('-dash')
run('Share')
equal({ '--json', '--name=-dash.md', '--base-url=https://example.org/x/', '--max-tags=1', hostile, '-' },
  vim.fn.readfile(dir .. 'arguments'))
equal(hostile:sub(12), lines()[1])
equal(vim.fn.resolve(dir .. 'posts'), vim.fn.readfile(dir .. 'folder')[1])

-- A program that is missing, silent, out of its mind
for path, words in pairs({ ['no-such-program'] = 'path = ', nonsense = 'exit 3: it broke', mute = 'no JSON', hang = 'within 300 ms' }) do
  set({ path = path == 'no-such-program' and path or dir .. 'programs/' .. path, timeout = path == 'hang' and 300 or 10000 })
  edit('long')
  run('Share')
  has(words, share.last_error)
  equal(1, vim.fn.winnr('$'), 'no window for ' .. path)
end
set()

-- Without a clipboard and a display nothing is lost
share.config.copy, share.config.open = nil, nil
edit('torture')
run('Share')
vim.cmd('SharePublish')
equal(bytes('torture.post'), vim.fn.getreg('"'))
has('not opened (there is no display): ' .. bytes('torture.url'), said[#said])
share.config.browser = { dir .. 'programs/opener', '--new' }
vim.cmd('SharePublish')
vim.wait(5000, function() return vim.fn.filereadable(dir .. 'opened') == 1 end, 10)
equal({ '--new', bytes('torture.url') }, vim.fn.readfile(dir .. 'opened'))

vim.fn.writefile(wrong, dir .. 'errors')
vim.cmd('qall!')
LUA
printf '#!/bin/sh\nprintf "%%s\\n" "$@" >"%s/opened.part"\nmv "%s/opened.part" "%s/opened"\n' \
    "$work" "$work" "$work" >programs/opener
chmod +x programs/opener
unset XDG_DATA_HOME XDG_DATA_DIRS
PLUGIN=$examples/editors/neovim timeout 120 nvim --headless -u NONE -n -i NONE -c 'luafile test.lua' \
    -c 'cquit' </dev/null >log 2>&1 || bad "nvim: exit $?"
[ -f errors ] || { bad 'nvim did not come to the end'; head -c 3000 log; }
[ ! -s errors ] || { bad 'nvim'; head -c 5000 errors; }
[ ! -e posts/hacked ] || bad 'a shell saw the arguments'
if command -v luacheck >/dev/null; then
    luacheck -q --no-color --globals vim --max-line-length 120 -- "$examples/editors/neovim" >log || { bad luacheck; cat log; }
else
    skip_part 'luacheck is not installed, it is in the package lua-check'
fi
verdict
