-- The sipstack language server in Neovim 0.9 or newer.
local M = {}

---What the client is started with: fields of vim.lsp.ClientConfig.
M.config = {
  name = 'sipstack',
  cmd = { 'sipstack', 'lsp' },
  filetypes = { 'sipstack-log' },
  init_options = { commands = { 'sipstack.showLadder' } },
  settings = { sipstack = vim.empty_dict() },
}

---Changes fields of the configuration, for instance cmd or settings.sipstack; call it before the first trace is opened. From Neovim 0.11
---on this is the same as vim.lsp.config('sipstack', …).
function M.setup(options)
  if vim.lsp.config then
    vim.lsp.config('sipstack', options)
  else
    M.config = vim.tbl_deep_extend('force', M.config, options)
  end
end

---Has the server started for every buffer with a trace.
function M.enable()
  if vim.lsp.config then
    return vim.lsp.enable('sipstack')
  end
  vim.api.nvim_create_autocmd('FileType', {
    group = vim.api.nvim_create_augroup('sipstack', {}),
    pattern = M.config.filetypes,
    callback = function(event)
      vim.lsp.start(M.config, { bufnr = event.buf })
    end,
  })
end

---Asks the server to execute one of its commands (docs/lsp.md), and calls `show` with the result.
local function execute(command, argument, show)
  local bufnr = vim.api.nvim_get_current_buf()
  local client = (vim.lsp.get_clients or vim.lsp.get_active_clients)({ name = 'sipstack', bufnr = bufnr })[1]
  if not client then
    return vim.notify('sipstack: no server is attached to this buffer', vim.log.levels.WARN)
  end
  local function handle(error, result)
    if error then
      vim.notify('sipstack: ' .. error.message, vim.log.levels.ERROR)
    else
      show(result)
    end
  end
  local params = { command = command, arguments = { argument } }
  if vim.fn.has('nvim-0.11') == 1 then
    client:request('workspace/executeCommand', params, handle, bufnr)
  else
    client.request('workspace/executeCommand', params, handle, bufnr)
  end
end

---Shows the ladder diagram of a call in a window of its own.
---@param uri? string the trace; without it the current buffer
---@param line? integer zero-based line of one of the call's records; without it the cursor's
function M.ladder(uri, line)
  local argument = { uri = uri or vim.uri_from_bufnr(0), line = line or vim.fn.line('.') - 1, format = 'text' }
  execute('sipstack.server.ladder', argument, function(result)
    vim.cmd('botright new')
    local bufnr = vim.api.nvim_get_current_buf()
    vim.api.nvim_buf_set_lines(bufnr, 0, -1, false, vim.split(result.content, '\n', { trimempty = true }))
    vim.bo[bufnr].buftype, vim.bo[bufnr].bufhidden, vim.bo[bufnr].modifiable = 'nofile', 'wipe', false
    vim.wo.wrap = false
  end)
end

---Explains a code in a floating window.
---@param code? string as 'sipstack explain' takes it; without it the word under the cursor
function M.explain(code)
  execute('sipstack.server.explain', { code = code or vim.fn.expand('<cword>') }, function(result)
    vim.lsp.util.open_floating_preview(vim.split(result.markdown, '\n'), 'markdown', { border = 'rounded', max_width = 100 })
  end)
end

return M
