-- sharepost.lua - :Share makes the post that shares the article in this buffer.
-- Needs Neovim 0.7. Help: doc/sharepost.txt

if vim.g.loaded_sharepost then
  return
end
vim.g.loaded_sharepost = 1

vim.api.nvim_create_user_command('Share', function(range)
  require('sharepost').share(range.line1, range.line2)
end, { range = '%', bar = true, desc = 'Share on LinkedIn' })
