" autoload/sharepost.vim - from a buffer to the share dialog, through `sharepost --json`.
"
" The lines go to the program through a private temporary file on its standard input, so that Vim
" never waits for it; the answer is one JSON object. The post is shown in a window of its own,
" where it may be edited; only then is it copied, and the share page opened. No shell is involved
" anywhere. The article's buffer is never changed, and a post that could not be copied stays where
" it is shown.

let s:serial = 0

" ---- settings ------------------------------------------------------------------------------

function! s:setting(name, default) abort
  return get(b:, 'sharepost_' . a:name, get(g:, 'sharepost_' . a:name, a:default))
endfunction

function! s:say(words) abort
  echomsg 'sharepost: ' . a:words
endfunction

function! s:complain(words) abort
  let g:sharepost_last_error = a:words
  echohl ErrorMsg
  echomsg 'sharepost: ' . a:words
  echohl None
endfunction

" ---- asking the program --------------------------------------------------------------------

let s:formats = {'markdown': 'markdown', 'pandoc': 'markdown', 'rmd': 'markdown',
      \ 'html': 'html', 'xhtml': 'html', 'text': 'text'}

" What tells Markdown from HTML: the name's ending, and the file type for a buffer without one.
function! s:arguments() abort
  let arguments = ['--json']
  let name = expand('%:t')
  let format = get(s:formats, split(&filetype . '.', '\.', 1)[0], '')
  if name !=# ''
    call add(arguments, '--name=' . name)
  endif
  if format !=# '' && fnamemodify(name, ':e') ==# ''
    call add(arguments, '--format=' . format)
  endif
  if s:setting('base_url', '') !=# ''
    call add(arguments, '--base-url=' . s:setting('base_url', ''))
  endif
  return arguments + s:setting('arguments', []) + ['-']
endfunction

" Vim 9.0 says so by an exception, older ones with -1.
function! s:write(lines, file) abort
  try
    return writefile(a:lines, a:file) == 0
  catch
    return 0
  endtry
endfunction

function! sharepost#share(first, last) abort
  unlet! g:sharepost_last_error
  if !has('job') || !has('timers')
    return s:complain('this Vim has no +job and +timers')
  elseif &encoding !=# 'utf-8'
    return s:complain("set encoding=utf-8: the post may not fit into '" . &encoding . "'")
  endif
  let program = exepath(expand(s:setting('path', 'sharepost')))
  if program ==# ''
    return s:complain('there is no program "' . s:setting('path', 'sharepost')
          \ . '": let g:sharepost_path say where it is')
  endif
  let run = {'buffer': bufnr('%'), 'offset': a:first - 1, 'out': '', 'err': '', 'open': 2,
        \ 'late': 0, 'input': tempname()}
  if !s:write(getline(a:first, a:last), run.input)
    return s:complain('the text could not be handed over: ' . run.input)
  endif
  let how = {'in_io': 'file', 'in_name': run.input, 'out_mode': 'raw', 'err_mode': 'raw',
        \ 'out_cb': function('s:take', [run, 'out']), 'err_cb': function('s:take', [run, 'err']),
        \ 'exit_cb': function('s:exited', [run]), 'close_cb': function('s:closed', [run]),
        \ 'stoponexit': 'kill'}
  if isdirectory(expand('%:p:h'))
    let how.cwd = expand('%:p:h')
  endif
  let run.job = job_start([program] + s:arguments(), how)
  let run.timer = timer_start(s:setting('timeout', 10000), function('s:expire', [run]))
endfunction

function! s:take(run, stream, channel, text) abort
  let a:run[a:stream] .= a:text
endfunction

function! s:exited(run, job, code) abort
  let a:run.code = a:code
  call s:end(a:run)
endfunction

function! s:closed(run, channel) abort
  call s:end(a:run)
endfunction

" The end of the process and the end of its output come in any order.
function! s:end(run) abort
  let a:run.open -= 1
  if a:run.open == 0
    call timer_stop(a:run.timer)
    call s:finish(a:run)
  endif
endfunction

function! s:expire(run, timer) abort
  let a:run.late = 1
  call job_stop(a:run.job, 'kill')
  let a:run.open = -1 " whatever still comes is too late
  call s:finish(a:run)
endfunction

function! s:finish(run) abort
  " Not into the middle of typing: a new window would take what is typed next.
  if mode() =~# '^[iRvVsS]' || mode(1) ==# 'c' || getcmdwintype() !=# ''
    call timer_start(200, {-> s:finish(a:run)})
    return
  endif
  call delete(a:run.input)
  if a:run.late
    return s:complain('no answer within ' . s:setting('timeout', 10000) . ' ms')
  endif
  try
    let answer = json_decode(a:run.out)
  catch
    let answer = 0
  endtry
  if type(answer) != v:t_dict || get(answer, 'schema', 0) != 1
    let words = matchstr(a:run.err, '[^[:cntrl:]]\+')
    return s:complain('no JSON came back, exit ' . get(a:run, 'code', '?') . ': ' . words)
  endif
  call s:answer(a:run, answer)
endfunction

" ---- the answer ----------------------------------------------------------------------------

" A problem as an entry of the quickfix list. An article that cannot be used (65) has a place even
" where the program names none: its start.
function! s:entry(run, problem, type) abort
  let line = get(a:problem, 'line', get(a:problem, 'exit', 0) == 65 ? 1 : 0)
  return {'bufnr': a:run.buffer, 'lnum': line ? line + a:run.offset : 0,
        \ 'col': get(a:problem, 'column', 0), 'type': a:type, 'text': a:problem.message}
endfunction

function! s:answer(run, answer) abort
  let failed = has_key(a:answer, 'error')
  let problems = map(copy(get(a:answer, 'warnings', [])), {_, w -> s:entry(a:run, w, 'W')})
  if failed
    call insert(problems, s:entry(a:run, a:answer.error, 'E'))
  endif
  if !empty(problems)
    call setqflist([], ' ', {'title': ':Share', 'items': problems})
  endif
  if !failed
    call s:show(a:run, a:answer)
    if !empty(problems)
      call s:say(len(problems) . ' warning(s), see :copen')
    endif
    return
  endif
  if problems[0].lnum && bufnr('%') == a:run.buffer
    silent cc 1
  endif
  call s:complain(a:answer.error.message)
endfunction

" ---- the post, shown -----------------------------------------------------------------------

function! s:show(run, answer) abort
  let s:serial += 1
  execute s:setting('window', 'belowright split')
  enew
  setlocal buftype=nofile bufhidden=hide noswapfile nobuflisted filetype=text wrap linebreak
  silent! execute 'file' fnameescape('[post ' . s:serial . ']')
  call setline(1, split(a:answer.post.text, "\n", 1))
  let b:sharepost_answer = a:answer
  let &l:statusline = '%f %{sharepost#count()}%=<CR> copy and open  gy copy  q close '
  command! -buffer -bar SharePublish call sharepost#publish(1)
  command! -buffer -bar ShareCopy call sharepost#publish(0)
  nnoremap <buffer> <silent> <CR> :SharePublish<CR>
  nnoremap <buffer> <silent> gy :ShareCopy<CR>
  nnoremap <buffer> <silent> q :close<CR>
endfunction

function! sharepost#text() abort
  return substitute(join(getline(1, '$'), "\n"), '\n\+$', '', '')
endfunction

" As the network counts. Characters beyond U+FFFF are two units of UTF-16.
function! sharepost#measure(text, unit) abort
  if a:unit ==# 'bytes'
    return strlen(a:text)
  elseif a:unit ==# 'graphemes'
    return strchars(a:text, 1)
  endif
  let beyond = a:unit ==# 'utf16' ? strchars(substitute(a:text, '[\x01-\uffff]', '', 'g')) : 0
  return strchars(a:text) + beyond
endfunction

function! sharepost#count() abort
  let post = b:sharepost_answer.post
  return sharepost#measure(sharepost#text(), post.unit) . '/' . post.limit
endfunction

" ---- copying and opening -------------------------------------------------------------------

" Returns where the text is now. Vim does not tell when the system's clipboard did not take it, so
" it is read back.
function! s:copy(text) abort
  let Own = get(g:, 'Sharepost_copy', 0)
  if type(Own) == v:t_func
    call Own(a:text)
    return 'copied'
  endif
  if has('clipboard')
    try
      call setreg('+', a:text, 'v')
      if getreg('+') ==# a:text
        return 'copied'
      endif
    catch
    endtry
  endif
  call setreg('"', a:text, 'v')
  return 'Vim reaches no clipboard here: the post is in the unnamed register'
endfunction

function! s:launcher() abort
  if has('mac')
    return ['open']
  elseif has('win32')
    return ['rundll32', 'url.dll,FileProtocolHandler']
  elseif $DISPLAY . $WAYLAND_DISPLAY ==# ''
    return []
  endif
  return ['xdg-open']
endfunction

" Only a URL with nothing in it that a launcher could take for syntax is handed on.
function! s:open(url) abort
  if a:url !~# '\m^https://[-A-Za-z0-9._~:/?#@!*+,;=%&\[\]]\+$'
    return 'the address cannot be handed to a browser'
  endif
  let Own = get(g:, 'Sharepost_open', 0)
  if type(Own) == v:t_func
    call Own(a:url)
    return ''
  endif
  let launcher = s:setting('browser', s:launcher())
  if empty(launcher)
    return 'there is no display'
  elseif !executable(launcher[0])
    return 'there is no program ' . launcher[0]
  endif
  call job_start(launcher + [a:url], {'in_io': 'null', 'out_io': 'null', 'err_io': 'null',
        \ 'stoponexit': ''})
  return ''
endfunction

function! sharepost#publish(open) abort
  unlet! g:sharepost_last_error
  let answer = b:sharepost_answer
  let text = sharepost#text()
  let length = sharepost#measure(text, answer.post.unit)
  if text ==# ''
    return s:complain('the post is empty')
  elseif length > answer.post.limit
    return s:complain('too long: ' . length . ' of ' . answer.post.limit . ' ' . answer.post.unit)
  endif
  let words = s:copy(text)
  if a:open && type(answer.share_url) == v:t_string
    let failure = s:open(answer.share_url)
    let words .= failure ==# '' ? ', opening ' : ', not opened (' . failure . '): '
    let words .= answer.share_url
  endif
  call s:say(words)
endfunction
