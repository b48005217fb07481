-- Recognises traces by their content, starts the server for them, and adds two commands.
if vim.g.loaded_sipstack then
  return
end
vim.g.loaded_sipstack = true

local function if_trace(_, bufnr)
  return bufnr and require('sipstack.detect').is_trace(bufnr) and 'sipstack-log' or nil
end

vim.filetype.add({
  pattern = {
    -- Before what Neovim itself makes of these names …
    ['.*%.[Ll][Oo][Gg]'] = { if_trace, { priority = 10 } },
    ['.*%.[Tt][Xx][Tt]'] = { if_trace, { priority = 10 } },
    ['.*%.uccapilog'] = { if_trace, { priority = 10 } },
    -- … and of other names when Neovim knows nothing about them.
    ['.*'] = { if_trace, { priority = -1000 } },
  },
})

-- What failed stands out; what a message carries steps back.
vim.api.nvim_set_hl(0, '@lsp.mod.failing.sipstack-log', { link = 'DiagnosticError', default = true })
vim.api.nvim_set_hl(0, '@lsp.mod.body.sipstack-log', { link = 'Comment', default = true })

vim.lsp.commands['sipstack.showLadder'] = function(command)
  require('sipstack').ladder(unpack(command.arguments))
end

vim.api.nvim_create_user_command('SipstackLadder', function()
  require('sipstack').ladder()
end, { desc = 'Ladder diagram of the call at the cursor' })

vim.api.nvim_create_user_command('SipstackExplain', function(command)
  require('sipstack').explain(command.args ~= '' and command.args or nil)
end, { nargs = '?', desc = 'Explain a code, or the one under the cursor' })

require('sipstack').enable()
