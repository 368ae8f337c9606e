# awsprof in PowerShell. $PROFILE:  awsprof init powershell | Out-String | Invoke-Expression

if (-not (Test-Path Variable:global:AWSPROF_PREVIOUS)) {
    $global:AWSPROF_PREVIOUS = ''
    $global:AWSPROF_PREVIOUS_REGION = ''
}

# awsp: the picker. awsp NAME [REGION]: that profile. awsp -: the one before. awsp --unset: none.
function global:awsp {
    $was = $env:AWS_PROFILE
    $wasRegion = if ($env:AWS_REGION) { $env:AWS_REGION } else { $env:AWS_DEFAULT_REGION }
    $words = @('pick', '--shell', 'powershell') + $args
    if ($args.Count -gt 0 -and $args[0] -ceq '--unset') {
        $words = @('unset', '--shell', 'powershell') + @($args | Select-Object -Skip 1)
    } elseif ($args.Count -gt 0 -and $args[0] -ceq '-' -and $global:AWSPROF_PREVIOUS) {
        $words = @('pick', '--shell', 'powershell', '--', $global:AWSPROF_PREVIOUS)
        if ($global:AWSPROF_PREVIOUS_REGION) { $words += $global:AWSPROF_PREVIOUS_REGION }
    }
    $answer = & awsprof @words | Out-String
    if ($LASTEXITCODE -ne 0) { return }
    if ($answer.StartsWith('$env:AWS_PROFILE = ') -or $answer.StartsWith('Remove-Item -LiteralPath Env:AWS_')) {
        Invoke-Expression $answer
    } else {
        $answer # --help and --version
    }
    if ($was -and "$was $wasRegion" -cne "$env:AWS_PROFILE $env:AWS_REGION") {
        $global:AWSPROF_PREVIOUS = $was
        $global:AWSPROF_PREVIOUS_REGION = $wasRegion
    }
}

Register-ArgumentCompleter -Native -CommandName awsprof, awsp -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)
    $words = @($commandAst.CommandElements | Where-Object { $_.Extent.EndOffset -lt $cursorPosition } | ForEach-Object {
        if ($_ -is [System.Management.Automation.Language.StringConstantExpressionAst]) { $_.Value } else { "$_" }
    })
    $current = if ($wordToComplete) { @("--current=$wordToComplete") } else { @() }
    & awsprof complete @current -- @words 2>$null | ForEach-Object {
        $candidate, $description = $_ -split "`t", 2
        $shown = if ($description) { $description } else { $candidate }
        $inserted = $candidate
        if ($candidate -notmatch '^[A-Za-z0-9_./:+-]+$') {
            $inserted = "'" + [System.Management.Automation.Language.CodeGeneration]::EscapeSingleQuotedStringContent($candidate) + "'"
        }
        [System.Management.Automation.CompletionResult]::new($inserted, $candidate, 'ParameterValue', $shown)
    }
}

# key: Alt-A opens the picker and keeps what is typed; the prompt is made anew.
if (Get-Module PSReadLine) {
    Set-PSReadLineKeyHandler -Chord Alt+a -Description 'awsprof: the picker' -ScriptBlock {
        awsp
        [Microsoft.PowerShell.PSConsoleReadLine]::InvokePrompt()
    }
}
