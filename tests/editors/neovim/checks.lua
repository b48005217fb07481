-- Runs inside Neovim, which was started on two-records.log; prints a line per check and ends with 1 when one failed.
local version = ('Neovim %d.%d'):format(vim.version().major, vim.version().minor)
local root = vim.env.SIPSTACK_ROOT
local code = '0xC3E93EC3(SIP_E_AUTH_UNAUTHORIZED)'
local trace = vim.api.nvim_get_current_buf()
local failures = 0

local function check(name, body)
  local passed, message = xpcall(body, debug.traceback)
  failures = failures + (passed and 0 or 1)
  io.stdout:write(passed and 'ok ' or 'not ok ', version, ': ', name, '\n', passed and '' or message .. '\n')
end

local function equal(actual, expected)
  assert(vim.deep_equal(actual, expected), ('expected %s, got %s'):format(vim.inspect(expected), vim.inspect(actual)))
end

-- Waits until a condition gives something and returns it.
local function eventually(what, condition)
  local result
  local met = vim.wait(30000, function()
    result = condition()
    return result
  end, 20)
  assert(met, 'waited in vain: ' .. what)
  return result
end

local function request(method, more)
  local params = vim.tbl_extend('error', { textDocument = vim.lsp.util.make_text_document_params(trace) }, more or {})
  local answers = assert(vim.lsp.buf_request_sync(trace, method, params, 30000))
  local _, answer = next(answers)
  assert(answer and not answer.error, vim.inspect(answer))
  return answer.result
end

local function read(path)
  local file = assert(io.open(path, 'rb'))
  local bytes = file:read('*a')
  file:close()
  return bytes
end

local function unix(bytes)
  return (bytes:gsub('\r\n', '\n'))
end

local function errors()
  return vim.diagnostic.get(trace, { severity = vim.diagnostic.severity.ERROR })
end

check('a trace is recognised by its content, another log is not', function()
  equal(vim.bo[trace].filetype, 'sipstack-log')
  vim.cmd.edit('web.log')
  assert(vim.bo.filetype ~= 'sipstack-log')
  equal(#(vim.lsp.get_clients({ bufnr = 0 })), 0)
  vim.cmd.buffer(trace)
end)

check('every sample is recognised as the server does', function()
  local is_trace = require('sipstack.detect').is_trace
  local seen = 0
  for line in vim.gsplit(read(root .. '/tests/Cases/sniffed.tsv'), '\n') do
    local case, kind = line:match('^([^\t]+)\t(%a+)$')
    if case and case ~= 'case' then
      local bufnr = vim.api.nvim_create_buf(false, true)
      local text = read(('%s/tests/Cases/%s/trace.log'):format(root, case)):gsub('%z', ' ')
      vim.api.nvim_buf_set_lines(bufnr, 0, -1, false, vim.split(text, '\r?\n'))
      assert(is_trace(bufnr) == (kind ~= 'None'), case)
      vim.api.nvim_buf_delete(bufnr, { force = true })
      seen = seen + 1
    end
  end
  assert(seen > 80, 'samples seen: ' .. seen)
end)

check('the finding stands at exactly the code', function()
  local finding = eventually('an error', function()
    return errors()[1]
  end)
  equal(#vim.diagnostic.get(trace), 2)
  equal(vim.api.nvim_buf_get_text(trace, finding.lnum, finding.col, finding.end_lnum, finding.end_col, {}), { code })
  equal(finding.message, 'NTLM: the client offers no 128-bit session security, this server demands it. [proven]')
  equal({ finding.source, finding.code }, { 'sipstack', 'SIP_E_AUTH_UNAUTHORIZED' })
end)

check('hovering over the code says why it failed', function()
  local finding = errors()[1]
  local hover = request('textDocument/hover', { position = { line = finding.lnum, character = finding.col + 4 } })
  assert(hover.contents.value:find('the client offers no 128-bit session security, this server demands it.** — proven', 1, true), hover.contents.value)
end)

check('the failing code has its own colour', function()
  local finding = errors()[1]
  local token = eventually('a semantic token', function()
    return (vim.lsp.semantic_tokens.get_at_pos(trace, finding.lnum, finding.col) or {})[1]
  end)
  assert(token.modifiers.failing, vim.inspect(token))
  equal(vim.api.nvim_get_hl(0, { name = '@lsp.mod.failing.sipstack-log' }).link, 'DiagnosticError')
end)

check('the outline has the call with its outcome', function()
  local call = request('textDocument/documentSymbol')[1]
  assert(call.name:find('REGISTER', 1, true), call.name)
  assert(#call.children > 0)
end)

check('a bare code gets its name as a hint', function()
  vim.lsp.inlay_hint.enable(true, { bufnr = trace })
  local hint = eventually('a hint', function()
    return vim.lsp.inlay_hint.get({ bufnr = trace })[1]
  end)
  assert(vim.inspect(hint.inlay_hint.label):find('SEC_E_UNSUPPORTED_FUNCTION', 1, true), vim.inspect(hint))
end)

check('the quick fix creates script and text beside the log, with the bytes of the product', function()
  local finding = errors()[1]
  vim.api.nvim_win_set_cursor(0, { finding.lnum + 1, finding.col })
  vim.lsp.buf.code_action({
    apply = true,
    filter = function(action)
      return action.title:find('(lowers security)', 1, true) ~= nil
    end,
  })
  local name = 'sipstack-fix-ntlm-minimum-security'
  eventually('the new buffers', function()
    return vim.fn.bufnr(name .. '.md') > 0 and vim.api.nvim_buf_line_count(vim.fn.bufnr(name .. '.md')) > 5
  end)
  vim.cmd.wall()
  equal(unix(read(name .. '.ps1')), unix(read(root .. '/server/SipStack.Knowledge/Data/remedies/ntlm-minimum-security/' .. name .. '.ps1')))
  assert(read(name .. '.md'):find('line 21', 1, true), 'the text names the evidence')
  equal(read('two-records.log'), read(root .. '/tests/Cases/article-two-records/trace.log'))
  eventually('the script is shown', function()
    return vim.api.nvim_buf_get_name(0):find(name, 1, true)
  end)
  vim.cmd.buffer(trace)
end)

check('the ladder diagram is shown in a window of its own', function()
  vim.cmd.SipstackLadder()
  eventually('the diagram', function()
    return vim.api.nvim_get_current_buf() ~= trace
  end)
  assert(table.concat(vim.api.nvim_buf_get_lines(0, 0, -1, false), '\n'):find('401 Unauthorized ✗', 1, true))
  vim.cmd.close()
end)

check('the lens of a call shows its ladder', function()
  local lens = request('textDocument/codeLens')[1]
  equal(lens.command.command, 'sipstack.showLadder')
  vim.lsp.commands[lens.command.command](lens.command)
  eventually('the diagram', function()
    return vim.api.nvim_get_current_buf() ~= trace
  end)
  vim.cmd.close()
end)

check('a code is explained in a floating window', function()
  vim.cmd.SipstackExplain('0xC3E93EE4')
  local window = eventually('the window', function()
    return vim.iter(vim.api.nvim_list_wins()):find(function(each)
      return vim.api.nvim_win_get_config(each).relative ~= ''
    end)
  end)
  local text = table.concat(vim.api.nvim_buf_get_lines(vim.api.nvim_win_get_buf(window), 0, -1, false), '\n')
  assert(text:find('one side demands NTLM session security', 1, true), text)
end)

check('the server ends with its client', function()
  local client = vim.lsp.get_clients({ name = 'sipstack' })[1]
  local modern = vim.fn.has('nvim-0.11') == 1
  local _ = modern and client:stop() or not modern and client.stop()
  eventually('the end', function()
    return modern and client:is_stopped() or not modern and client.is_stopped()
  end)
end)

os.exit(failures == 0 and 0 or 1)
