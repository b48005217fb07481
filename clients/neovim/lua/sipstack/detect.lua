-- Tells from the beginning of a buffer whether it is a SIPStack trace. The server's TraceSniffer is the measure of what counts; tests run
-- both over the same samples.
local M = {}

-- How much of a text is looked at, in bytes.
local sniff_length = 64 * 1024

-- Blanks, with those that web pages put in place of a space.
local blank = [=[[ \t\u00a0\u2000-\u200b\u202f\u3000]]=]

-- What a paste puts before a line: a byte order mark, indentation, a number, marks of lists and of quoted mails.
local prefix = table.concat({
  [[^%ufeff?]], blank, [[*%(\d{1,6}[.:)]%(]], blank, [[+|$))?]],
  [[%(%(%([*\-]|%u2022|%u00b7)]], blank, [[|\>+]], blank, [[)]], blank, [[*)*]],
})

local function starting_with(case, forms)
  return vim.regex([[\v]] .. case .. prefix .. '%(' .. table.concat(forms, '|') .. ')')
end

local first_lines = {
  starting_with([[\C]], {
    -- Headers of OCSLogger and the Centralized Logging Service, of a client's own log, and of Avaya Contact Center.
    [[TL_%(FATAL|ERROR|WARN|INFO|VERBOSE|NOISE)\(]],
    [[\d\d/\d\d/\d{4}\|\d\d:\d\d:\d\d\.\d{3}]],
    [[\d\d/\d\d/\d{4}-\d\d:\d\d:\d\d\.\d{3}[ \t]*\[0x]],
    -- Start lines of messages, and a record that has lost its header.
    [[SIP/2\.0[ \t]+[1-6]\d\d%(\s|$)]],
    [[[A-Z]{3,16} +\S+[ \t]+SIP/2\.0]],
    [[%(REGISTER|INVITE|ACK|BYE|CANCEL|OPTIONS|SUBSCRIBE|NOTIFY|MESSAGE|INFO|REFER|UPDATE|PRACK|PUBLISH|SERVICE|BENOTIFY|NEGOTIATE) +%(sips?|tel):]],
    [[\$\$begin_record]],
  }),
  -- Keys of records and names of diagnostics headers; a paste may have made dashes of hyphens.
  starting_with([[\c]], {
    [[%(Start-Line|Trace-Correlation-Id|Instance-Id|LogType|Severity|Result-Code|SIP-Start-Line):]],
    [[Direction:[ \t]*%(incoming|outgoing)]],
    [[ms%(-|[\u2010-\u2015])%(client%(-|[\u2010-\u2015]))?diagnostics%(%(-|[\u2010-\u2015])public)?[ \t]*%(:|$)]],
    [[\d{1,6}%(\.\d+)?[ \t]*;[ \t]*reason[ \t]*\=]],
  }),
}

---Whether the first 64 KiB of a buffer hold a line that only traces have.
---@param bufnr integer
---@return boolean
function M.is_trace(bufnr)
  local rest = sniff_length
  for number, line in ipairs(vim.api.nvim_buf_get_lines(bufnr, 0, 4096, false)) do
    for _, first in ipairs(first_lines) do
      if first:match_line(bufnr, number - 1) then
        return true
      end
    end
    rest = rest - #line - 1
    if rest < 0 then
      return false
    end
  end
  return false
end

return M
