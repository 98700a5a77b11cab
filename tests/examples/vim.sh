# vim.sh - examples/editors/vim in a real Vim: the post in the window is the program's own, and
# every failure is said where it belongs.
. "$(dirname "$0")/lib.sh"
needs vim vim
vim --version | grep -q '+job' || skip 'this vim has no +job'

cat >test.vim <<'VIM'
set encoding=utf-8 nocompatible hidden
let s:dir = $FIXTURES . '/'
execute 'set runtimepath^=' . $PLUGIN
runtime plugin/sharepost.vim
let g:sharepost_path = $PROGRAM
let g:copied = []
let g:opened = []
let g:Sharepost_copy = {text -> add(g:copied, text)}
let g:Sharepost_open = {url -> add(g:opened, url)}

" Waits for a window with a post or for a complaint.
function! Share(command) abort
  let [before, start] = [bufnr('$'), reltime()]
  execute a:command
  while !exists('g:sharepost_last_error') && !exists('b:sharepost_answer')
    if reltimefloat(reltime(start)) > 15
      call add(v:errors, 'no answer to ' . a:command . ' in ' . bufname('%'))
      break
    endif
    sleep 10m
  endwhile
endfunction
function! Bytes(name) abort
  return join(readfile(s:dir . a:name, 'b'), "\n")
endfunction
function! Open(name) abort
  silent only!
  execute 'edit!' fnameescape(s:dir . 'posts/' . a:name . '.md')
endfunction

for s:name in ['plain', 'torture', 'warned', '-dash', 'long']
  call Open(s:name)
  let s:article = getline(1, '$')
  call Share('Share')
  call assert_equal(Bytes(s:name . '.post'), join(getline(1, '$'), "\n"), s:name)
  call assert_equal([], g:copied, 'nothing is copied before it is asked for')
  call assert_equal([], g:opened)
  SharePublish
  call assert_equal([Bytes(s:name . '.post')], g:copied, s:name)
  call assert_equal([Bytes(s:name . '.url')], g:opened, s:name)
  let [g:copied, g:opened] = [[], []]
  call assert_equal(json_decode(Bytes(s:name . '.json')).post.length . '/3000', sharepost#count())
  wincmd p
  call assert_equal(s:article, getline(1, '$'), 'the article is as it was')
endfor

" A buffer that was never written, with changes, and a selection of it
silent only! | enew!
setlocal filetype=markdown
call setline(1, ['# One', '', 'First.', '# Two headings', '', 'The second text is here.'])
call Share('4,6Share')
call assert_equal('Two headings', getline(1))
" Edited text is what is copied; ShareCopy opens nothing
call setline(1, "Edited 👍🏽")
ShareCopy
call assert_match('^Edited 👍🏽\n', g:copied[0] . "\n")
call assert_equal([], g:opened)
" Too long, and empty
let g:copied = []
call setline(1, repeat('🧪', 1501))
SharePublish
call assert_match('^too long: 30\d\d of 3000 utf16$', g:sharepost_last_error)
%delete _
SharePublish
call assert_equal('the post is empty', g:sharepost_last_error)
call assert_equal([], g:copied)
call assert_equal([], g:opened)

" An error has a place, also in a selection that starts further down
call Open('bad')
normal! G
call Share('Share')
call assert_match('not valid JSON', g:sharepost_last_error)
call assert_equal([3, 6], [line('.'), col('.')])
call assert_equal(1, len(getqflist()))
call append(0, ['x', 'y'])
normal! G
call Share('3,$Share')
call assert_equal(5, line('.'))
call Open('empty')
call Share('Share')
call assert_match('headline', g:sharepost_last_error)
call assert_equal(1, getqflist()[0].lnum)
call Open('warned')
call Share('Share')
call assert_equal(['W', json_decode(Bytes('warned.json')).warnings[0].line], [getqflist()[0].type, getqflist()[0].lnum])
call Open('plain')
let g:sharepost_arguments = ['--limit=20']
call Share('Share')
call assert_match('limit is 20', g:sharepost_last_error)
unlet g:sharepost_arguments

" Arguments and folder, seen from the program
let g:sharepost_path = s:dir . 'programs/recorder'
let g:sharepost_arguments = ['--max-tags=1', '--headline=a; touch hacked $(touch hacked)']
let g:sharepost_base_url = 'https://example.org/x/'
call Open('-dash')
call Share('Share')
call assert_equal(['--json', '--name=-dash.md', '--base-url=https://example.org/x/', '--max-tags=1',
      \ '--headline=a; touch hacked $(touch hacked)', '-'], readfile(s:dir . 'arguments'))
call assert_equal('a; touch hacked $(touch hacked)', getline(1))
call assert_equal(resolve(s:dir . 'posts'), readfile(s:dir . 'folder')[0])
unlet g:sharepost_arguments g:sharepost_base_url

" A program that is missing, silent, out of its mind
for [s:path, s:words] in [['no-such-program', 'g:sharepost_path'], ['nonsense', 'exit 3: it broke'],
      \ ['mute', 'no JSON'], ['hang', 'within 300 ms']]
  let g:sharepost_timeout = s:path ==# 'hang' ? 300 : 10000
  let g:sharepost_path = s:path ==# 'no-such-program' ? s:path : s:dir . 'programs/' . s:path
  call Open('long')
  call Share('Share')
  call assert_match(s:words, g:sharepost_last_error)
  call assert_equal(1, winnr('$'), 'no window for ' . s:path)
endfor
let g:sharepost_path = $PROGRAM

" Without a clipboard and a display nothing is lost
unlet g:Sharepost_copy g:Sharepost_open
call Open('torture')
call Share('Share')
redir => s:words
silent SharePublish
redir END
call assert_equal(Bytes('torture.post'), getreg('"'))
call assert_notequal(-1, stridx(s:words, 'not opened (there is no display): ' . Bytes('torture.url')))
let g:sharepost_browser = [s:dir . 'programs/opener', '--new']
SharePublish
let s:tries = 0
while !filereadable(s:dir . 'opened') && s:tries < 500
  let s:tries += 1
  sleep 10m
endwhile
call assert_equal(['--new', Bytes('torture.url')], readfile(s:dir . 'opened'))
set encoding=latin1
call Share('Share')
call assert_match('encoding', g:sharepost_last_error)

call writefile(v:errors, s:dir . 'errors')
qall!
VIM
printf '#!/bin/sh\nprintf "%%s\\n" "$@" >"%s/opened.part"\nmv "%s/opened.part" "%s/opened"\n' \
    "$work" "$work" "$work" >programs/opener
chmod +x programs/opener
PLUGIN=$examples/editors/vim timeout 120 vim -Nu NONE -n -i NONE -es -S test.vim </dev/null >log 2>&1
[ -f errors ] || { bad 'vim did not come to the end'; cat log; }
[ ! -s errors ] || { bad 'vim'; cat errors; }
[ ! -e posts/hacked ] || bad 'a shell saw the arguments'
vim -Nu NONE -n -i NONE -es -c "helptags $examples/editors/vim/doc" -c q && rm -f "$examples/editors/vim/doc/tags"
verdict
