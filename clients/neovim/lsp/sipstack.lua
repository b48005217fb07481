-- Neovim 0.11 or newer reads this; vim.lsp.config('sipstack', …) goes before it.
return require('sipstack').config
