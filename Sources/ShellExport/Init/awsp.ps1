# awsprof in PowerShell. $PROFILE:  awsprof init powershell | Out-String | Invoke-Expression

if (-not (Test-Path Variable:global:AWSPROF_PREVIOUS)) {
    $global:AWSPROF_PREVIOUS = ''
    $global:AWSPROF_PREVIOUS_REGION = ''
}

# awsp: the picker. awsp NAME [REGION]: that profile. awsp -: the one before. awsp --unset: none.
function global:awsp {
    $was = $env:AWS_PROFILE
    $wasRegion = if ($env:AWS_REGION) { $env:AWS_REGION } else { $env:AWS_DEFAULT_REGION }
    $name, $region = $args
    $isName = $args.Count -in 1, 2 -and "$name" -cnotlike '-?*' -and "$region" -cnotlike '-*'
    if ($name -ceq '-' -and $global:AWSPROF_PREVIOUS) {
        $name, $region, $isName = $global:AWSPROF_PREVIOUS, $global:AWSPROF_PREVIOUS_REGION, $true
    }
    $lines = if ($isName) {
        # Between quotes: of a word without them that has * or ~ in it, PowerShell makes names of files.
        & awsprof pick --shell powershell -- "$name" "$region"
    } elseif ($name -ceq '--unset') {
        $options = @($args | Select-Object -Skip 1)
        & awsprof unset --shell powershell @options
    } else {
        & awsprof pick --shell powershell @args
    }
    if ($LASTEXITCODE -ne 0) { return }
    $answer = $lines -join "`n"
    if ($answer.StartsWith('$env:AWS_', [StringComparison]::Ordinal)) {
        Invoke-Expression $answer
    } else {
        $answer # --help and --version
    }
    if ($was -and "$was $wasRegion" -cne "$env:AWS_PROFILE $env:AWS_REGION") {
        $global:AWSPROF_PREVIOUS = $was
        $global:AWSPROF_PREVIOUS_REGION = $wasRegion
    }
}

Register-ArgumentCompleter -Native -CommandName 'awsprof', 'awsp' -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)
    # One array: a splatted variable that holds a single string would be taken apart into its letters.
    $question = @('complete')
    if ($wordToComplete) { $question += '--current=' + $wordToComplete.Trim("'", '"') }
    $question += '--'
    $question += @($commandAst.CommandElements | Where-Object { $_.Extent.EndOffset -lt $cursorPosition } | ForEach-Object {
        if ($_ -is [System.Management.Automation.Language.StringConstantExpressionAst]) { $_.Value } else { "$_" }
    })
    & awsprof @question 2>$null | ForEach-Object {
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
if ((Get-Module PSReadLine) -and (Get-PSReadLineOption).EditMode -ne 'Vi') {
    Set-PSReadLineKeyHandler -Chord Alt+a -Description 'awsprof: the picker' -ScriptBlock {
        $PSNativeCommandUseErrorActionPreference = $false # a picker that is left is no error
        awsp
        [Microsoft.PowerShell.PSConsoleReadLine]::InvokePrompt()
    }
}
