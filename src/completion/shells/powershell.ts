/** The script for PowerShell, Windows PowerShell 5.1 included. */
import { quotePowerShell } from '../../terminal/quote.ts';
import { listLines } from './lines.ts';
import { headerLine, script, type ScriptInput } from './script.ts';

/** Written as functions, whose bodies run at the first TAB. */
export function writePowerShell({ tree, indexKey, version }: ScriptInput): string {
  const { places, globals } = listLines(tree);
  return [
    headerLine('powershell', version),
    `$global:SoracomKey = ${quotePowerShell(indexKey)}`,
    'function global:Get-SoracomPlaces {',
    '@{',
    ...places.map(({ words, lines }) => `${quotePowerShell(`/${words}`)} = ${list(lines)}`),
    '}',
    '}',
    'function global:Get-SoracomChoices {',
    '@{',
    ...tree.choices.map((choices, at) => `${quotePowerShell(String(at))} = ${list(choices)}`),
    '}',
    '}',
    'function global:Get-SoracomGlobals {',
    list(globals),
    '}',
    logic,
  ].join('\n');
}

function list(texts: readonly string[]): string {
  return `@(${texts.map(quotePowerShell).join(', ')})`;
}

const logic = script`
$global:SoracomTree = $null

# Puts the tree in force: once, and again when other documents have been added since.
function global:Update-SoracomTree {
  $dir = if ($env:SORACOM_PROFILE_DIR) { $env:SORACOM_PROFILE_DIR } else { Join-Path $(if ($env:HOME) { $env:HOME } else { $HOME }) '.soracom' }
  $file = Join-Path (Join-Path $dir 'definitions') 'state.json'
  $key = ''
  if (Test-Path -LiteralPath $file) {
    try {
      if ([System.IO.File]::ReadAllText($file) -match '"key":\s*"([^"]*)"') { $key = $Matches[1] }
    } catch { }
  }
  if ($key -cne $global:SoracomKey) {
    try {
      $text = (& soracom completion powershell 2>$null) -join [Environment]::NewLine
      if ($text.StartsWith('# Completion of soracom for powershell')) { Invoke-Expression $text }
    } catch { }
    $global:SoracomKey = $key
  }
  if ($null -eq $global:SoracomTree) {
    $global:SoracomTree = @{
      Places = Get-SoracomPlaces; Choices = Get-SoracomChoices; Globals = @(Get-SoracomGlobals)
    }
  }
}

# What a flag takes; empty for a flag that nobody knows here.
function global:Find-SoracomKind([string]$Name, [object[]]$Lines) {
  foreach ($line in $Lines) {
    $parts = $line.Split([char]9)
    if ($parts[0] -ceq 'f' -and $parts[1] -ceq $Name) { return $parts[2] }
  }
  return ''
}

# The values of a kind as value and description, separated by a tab.
function global:Get-SoracomValues([string]$Kind, [string]$Flag, [string]$Rest, [object[]]$Typed) {
  if ($Kind -match '^[eo](\d+)$') { return $global:SoracomTree.Choices[$Matches[1]] }
  switch -CaseSensitive ($Kind) {
    'v' {
      $encoding = [Console]::OutputEncoding
      try {
        [Console]::OutputEncoding = New-Object System.Text.UTF8Encoding $false
        return @(& soracom __complete $Flag @Typed 2>$null)
      } catch { return @() } finally { [Console]::OutputEncoding = $encoding }
    }
    'b' {
      if ($Rest -ne '' -and -not $Rest.StartsWith('@')) { return @() }
      return @(Get-SoracomPaths ($Rest -replace '^@', '') $false | ForEach-Object { '@' + $_ })
    }
    'f' { return @(Get-SoracomPaths $Rest $false) }
    'd' { return @(Get-SoracomPaths $Rest $true) }
  }
  return @()
}

function global:Get-SoracomPaths([string]$Start, [bool]$FoldersOnly) {
  $folder = $Start -replace '[^/\\]*$', ''
  $name = $Start.Substring($folder.Length)
  $place = if ($folder) { $folder } else { '.' }
  Get-ChildItem -LiteralPath $place -ErrorAction SilentlyContinue |
    Where-Object { $_.Name.StartsWith($name) -and ($_.PSIsContainer -or -not $FoldersOnly) } |
    ForEach-Object { $folder + $_.Name + $(if ($_.PSIsContainer) { '/' } else { '' }) }
}

# A word as it has to be typed.
function global:ConvertTo-SoracomWord([string]$Text) {
  if ($Text -match '^[A-Za-z0-9_./:=+%-]+$') { return $Text }
  $quotes = '[' + [char]39 + [char]0x2018 + '-' + [char]0x201b + ']'
  return [char]39 + ($Text -replace $quotes, '$0$0') + [char]39
}

# An answer, if it goes on from what was typed.
function global:New-SoracomResult([string]$Current, [string]$Word, [string]$Shown, [string]$Description, [string]$Type) {
  if ($Word -eq '' -or -not $Word.StartsWith($Current, [StringComparison]::Ordinal)) { return }
  $tip = if ($Description) { $Description } else { $Shown }
  New-Object System.Management.Automation.CompletionResult (ConvertTo-SoracomWord $Word), $Shown, $Type, $tip
}

Register-ArgumentCompleter -Native -CommandName 'soracom' -ScriptBlock {
  param($wordToComplete, $commandAst, $cursorPosition)
  Update-SoracomTree
  $tree = $global:SoracomTree
  $typed = @()
  $elements = @($commandAst.CommandElements)
  for ($i = 1; $i -lt $elements.Count; $i++) {
    $element = $elements[$i]
    if ($element.Extent.EndOffset -ge $cursorPosition -and $wordToComplete -ne '') { break }
    if ($element.Extent.StartOffset -ge $cursorPosition) { break }
    $typed += if ($element -is [System.Management.Automation.Language.StringConstantExpressionAst]) {
      $element.Value
    } else { $element.Extent.Text }
  }
  $current = $wordToComplete -replace ('^[' + [char]34 + [char]39 + ']'), ''
  $place = ''
  $own = ''
  $kinds = @()
  $lines = @($tree.Places['/'])
  $flag = ''
  $ended = $false
  $count = 0
  for ($at = 0; $at -lt $typed.Count; $at++) {
    $word = [string]$typed[$at]
    if ($flag) { $flag = ''; continue }
    if (-not $ended -and $word.Length -gt 1 -and $word.StartsWith('-')) {
      if ($word -ceq '--') { $ended = $true; continue }
      if ($word -clike '--*=*') { continue }
      $kind = Find-SoracomKind $word ($lines + $tree.Globals)
      if ($kind -cmatch '^(n|o\d+)$') { continue }
      if ($kind) { $flag = $word; continue }
      # The word after an unknown flag is its value, unless it can be something else.
      if ($at + 1 -lt $typed.Count) {
        $next = [string]$typed[$at + 1]
        if (-not $next.StartsWith('-') -and -not $tree.Places.ContainsKey('/' + ($place + ' ' + $next).Trim())) { $at++ }
      }
      continue
    }
    $name = ($place + ' ' + $word).Trim()
    if ($count -eq 0 -and $word -and $tree.Places.ContainsKey('/' + $name)) {
      $place = $name
      if (-not $own) {
        $lines = @($tree.Places['/' + $place])
        $kinds = @($lines | Where-Object { $_.StartsWith('a' + [char]9) } | ForEach-Object { $_.Substring(2) })
        if (($kinds -join ' ').Contains('c')) { $own = $place; $place = '' }
      }
    } else { $count++ }
  }
  if ($flag -or (-not $ended -and $current -clike '--*=*')) {
    $before = ''
    if (-not $flag) {
      $flag = $current.Substring(0, $current.IndexOf('='))
      $before = $flag + '='
    }
    $kind = Find-SoracomKind $flag ($lines + $tree.Globals)
    foreach ($line in @(Get-SoracomValues $kind $flag $current.Substring($before.Length) $typed)) {
      $parts = ([string]$line).Split([char[]]@([char]9), 2)
      if ($parts[0]) { New-SoracomResult $current ($before + $parts[0]) $parts[0] $parts[1] 'ParameterValue' }
    }
    return
  }
  if (-not $ended -and $current.StartsWith('-')) {
    $seen = @{}
    foreach ($line in ($lines + $tree.Globals)) {
      $parts = $line.Split([char]9)
      if ($parts[0] -cne 'f' -or $seen.ContainsKey($parts[1])) { continue }
      $seen[$parts[1]] = $true
      New-SoracomResult $current $parts[1] $parts[1] $parts[3] 'ParameterName'
    }
    return
  }
  $children = @($tree.Places['/' + $place] | Where-Object { $_.StartsWith('c' + [char]9) })
  if ($count -eq 0) {
    foreach ($line in $children) {
      $parts = $line.Split([char]9)
      New-SoracomResult $current $parts[1] $parts[1] $parts[2] 'Command'
    }
  }
  if ((-not $own -or -not $place) -and $kinds.Count -gt 0) {
    $kind = ''
    if ($count -lt $kinds.Count) { $kind = $kinds[$count] }
    elseif ($kinds[-1].EndsWith('*')) { $kind = $kinds[-1] }
    foreach ($each in $kind.TrimEnd('*').Split(',')) {
      foreach ($line in @(Get-SoracomValues $each '-' $current $typed)) {
        $parts = ([string]$line).Split([char[]]@([char]9), 2)
        if ($parts[0]) { New-SoracomResult $current $parts[0] $parts[0] $parts[1] 'ParameterValue' }
      }
    }
  }
  if ($children.Count -eq 0 -and $kinds.Count -eq 0 -and $current -eq '' -and -not $ended) {
    foreach ($line in $lines) {
      $parts = $line.Split([char]9)
      if ($parts[0] -ceq 'f') { New-SoracomResult $current $parts[1] $parts[1] $parts[3] 'ParameterName' }
    }
  }
}
`;
