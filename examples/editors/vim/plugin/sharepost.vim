" sharepost.vim - :Share makes the post that shares the article in this buffer.
" Needs Vim 8.1 with +job, +channel and +timers. Help: doc/sharepost.txt

if exists('g:loaded_sharepost') || &compatible
  finish
endif
let g:loaded_sharepost = 1

command! -bar -range=% Share call sharepost#share(<line1>, <line2>)

nnoremap <silent> <Plug>(sharepost) :Share<CR>
xnoremap <silent> <Plug>(sharepost) :Share<CR>
