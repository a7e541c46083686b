# waves completion for PowerShell. Add to $PROFILE: waves completion powershell | Out-String | Invoke-Expression
Register-ArgumentCompleter -Native -CommandName waves -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)
    $name = $commandAst.CommandElements[0].Extent.Text
    $start = $cursorPosition - $wordToComplete.Length
    $before = @($commandAst.CommandElements | Select-Object -Skip 1 |
        Where-Object { $_.Extent.StartOffset -lt $start } | ForEach-Object { $_.Extent.Text })
    $lines = @(& $name __complete $before.Count @before $wordToComplete 2>$null)
    if ($lines.Count -gt 0 -and $lines[0] -eq ':files') { return }
    foreach ($line in $lines) {
        $word, $help = $line -split [char]9, 2
        if (-not $help) { $help = $word }
        [System.Management.Automation.CompletionResult]::new($word, $word, 'ParameterValue', $help)
    }
}
