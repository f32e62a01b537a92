
using namespace System.Management.Automation
using namespace System.Management.Automation.Language

Register-ArgumentCompleter -Native -CommandName 'wijkpeil-cli' -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)

    $commandElements = $commandAst.CommandElements
    $command = @(
        'wijkpeil-cli'
        for ($i = 1; $i -lt $commandElements.Count; $i++) {
            $element = $commandElements[$i]
            if ($element -isnot [StringConstantExpressionAst] -or
                $element.StringConstantType -ne [StringConstantType]::BareWord -or
                $element.Value.StartsWith('-') -or
                $element.Value -eq $wordToComplete) {
                break
        }
        $element.Value
    }) -join ';'

    $completions = @(switch ($command) {
        'wijkpeil-cli' {
            [CompletionResult]::new('--inhoud', '--inhoud', [CompletionResultType]::ParameterName, 'Gebruik de inhoud in deze map, in plaats van de ingebouwde')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Toon deze uitleg')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Toon deze uitleg')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Toon de versie; --version mag ook')
            [CompletionResult]::new('--versie', '--versie', [CompletionResultType]::ParameterName, 'Toon de versie; --version mag ook')
            [CompletionResult]::new('voorbeeld', 'voorbeeld', [CompletionResultType]::ParameterValue, 'Schrijf het voorbeelddossier en zijn rapporten')
            [CompletionResult]::new('nieuw', 'nieuw', [CompletionResultType]::ParameterValue, 'Maak een leeg dossier met een 0-meting')
            [CompletionResult]::new('rapport', 'rapport', [CompletionResultType]::ParameterValue, 'Schrijf een rapport als PDF of als Word-document')
            [CompletionResult]::new('beeld', 'beeld', [CompletionResultType]::ParameterValue, 'Schrijf een beeld als PNG of SVG: de muur, de scores, de ontwikkeling of de principes')
            [CompletionResult]::new('scores', 'scores', [CompletionResultType]::ParameterValue, 'Toon de scores van een meting')
            [CompletionResult]::new('tabel', 'tabel', [CompletionResultType]::ParameterValue, 'Zet de antwoorden, aandachtspunten en acties van een dossier in een tabel, of de acties en de laatste dag voor invulbladen in een agenda')
            [CompletionResult]::new('invulblad', 'invulblad', [CompletionResultType]::ParameterValue, 'Maak een invulblad voor de meting die open is: één om te kopiëren, of één per deelnemer')
            [CompletionResult]::new('samenvoegen', 'samenvoegen', [CompletionResultType]::ParameterValue, 'Neem ingevulde invulbladen over in het dossier')
            [CompletionResult]::new('deelnemer', 'deelnemer', [CompletionResultType]::ParameterValue, 'Toon de namen in een dossier, of wis er een voorgoed')
            [CompletionResult]::new('leerkring', 'leerkring', [CompletionResultType]::ParameterValue, 'Zet de dossiers in een map naast elkaar: wie kan wie helpen')
            [CompletionResult]::new('controleer', 'controleer', [CompletionResultType]::ParameterValue, 'Controleer of dossiers en invulbladen in orde zijn')
            [CompletionResult]::new('red', 'red', [CompletionResultType]::ParameterValue, 'Red uit een beschadigd dossier wat nog te lezen is, in een nieuw bestand')
            [CompletionResult]::new('herstel', 'herstel', [CompletionResultType]::ParameterValue, 'Toon eerdere versies van een dossier, of zet er een terug')
            [CompletionResult]::new('inhoud', 'inhoud', [CompletionResultType]::ParameterValue, 'Toon, doorzoek, controleer of schrijf de inhoud: de vragen, teksten en voorbeelden uit de praktijk')
            [CompletionResult]::new('handleiding', 'handleiding', [CompletionResultType]::ParameterValue, 'Schrijf de handleiding als PDF')
            [CompletionResult]::new('helpdesk', 'helpdesk', [CompletionResultType]::ParameterValue, 'Toon of bewaar wat een helpdesk moet weten, zonder teksten of namen uit dossiers')
            [CompletionResult]::new('wis', 'wis', [CompletionResultType]::ParameterValue, 'Wis een dossier, met alles wat Wijkpeil er op deze computer van bewaart')
            break
        }
        'wijkpeil-cli;voorbeeld' {
            [CompletionResult]::new('--uit', '--uit', [CompletionResultType]::ParameterName, 'Map waarin de bestanden komen; zonder deze optie wijkpeil-voorbeeld')
            [CompletionResult]::new('--inhoud', '--inhoud', [CompletionResultType]::ParameterName, 'Gebruik de inhoud in deze map, in plaats van de ingebouwde')
            [CompletionResult]::new('--overschrijf', '--overschrijf', [CompletionResultType]::ParameterName, 'Vervang bestanden die er al zijn')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Toon deze uitleg')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Toon deze uitleg')
            break
        }
        'wijkpeil-cli;nieuw' {
            [CompletionResult]::new('--gemeente', '--gemeente', [CompletionResultType]::ParameterName, 'Naam van de gemeente')
            [CompletionResult]::new('--wijk', '--wijk', [CompletionResultType]::ParameterName, 'Naam van de wijk')
            [CompletionResult]::new('--uit', '--uit', [CompletionResultType]::ParameterName, 'Bestand dat je maakt; zonder deze optie een naam uit gemeente en wijk')
            [CompletionResult]::new('--inhoud', '--inhoud', [CompletionResultType]::ParameterName, 'Gebruik de inhoud in deze map, in plaats van de ingebouwde')
            [CompletionResult]::new('--overschrijf', '--overschrijf', [CompletionResultType]::ParameterName, 'Vervang een bestand dat er al is')
            [CompletionResult]::new('--beveilig', '--beveilig', [CompletionResultType]::ParameterName, 'Beveilig het dossier met een wachtzin; zonder die wachtzin kan daarna niemand het meer openen')
            [CompletionResult]::new('--wachtzin-stdin', '--wachtzin-stdin', [CompletionResultType]::ParameterName, 'Lees de wachtzin van een beveiligd dossier van de eerste regel invoer, in plaats van erom te vragen')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Toon deze uitleg')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Toon deze uitleg')
            break
        }
        'wijkpeil-cli;rapport' {
            [CompletionResult]::new('--soort', '--soort', [CompletionResultType]::ParameterName, 'Soort rapport: nulmeting, vervolgmeting, gaprapport, samenvatting, formulier of invulblad')
            [CompletionResult]::new('--meting', '--meting', [CompletionResultType]::ParameterName, 'Nummer van de meting; zonder deze optie 0 voor de nulmeting, anders de laatste')
            [CompletionResult]::new('--tegen', '--tegen', [CompletionResultType]::ParameterName, 'Nummer van de eerdere meting waartegen je een vervolgmeting afzet; zonder deze optie die ervoor')
            [CompletionResult]::new('--voorbeelden', '--voorbeelden', [CompletionResultType]::ParameterName, 'Zet er een bijlage bij met deze voorbeelden uit de praktijk; ‘wijkpeil inhoud'’ toont hun id''s')
            [CompletionResult]::new('--vandaag', '--vandaag', [CompletionResultType]::ParameterName, 'Dag waarop het rapport is gemaakt, zoals 2026-11-26: wat dan te laat is, staat erbij; zonder deze optie vandaag')
            [CompletionResult]::new('--als', '--als', [CompletionResultType]::ParameterName, 'Soort bestand: pdf of docx, een Word-document om in verder te schrijven; zonder deze optie wat past bij de naam')
            [CompletionResult]::new('--uit', '--uit', [CompletionResultType]::ParameterName, 'Bestand waarin het rapport komt')
            [CompletionResult]::new('--inhoud', '--inhoud', [CompletionResultType]::ParameterName, 'Gebruik de inhoud in deze map, in plaats van de ingebouwde')
            [CompletionResult]::new('--zonder-notities', '--zonder-notities', [CompletionResultType]::ParameterName, 'Laat onderbouwing, notities en redenen weg')
            [CompletionResult]::new('--zonder-namen', '--zonder-namen', [CompletionResultType]::ParameterName, 'Laat namen weg: alleen rollen')
            [CompletionResult]::new('--met-ankers', '--met-ankers', [CompletionResultType]::ParameterName, 'Zet er een bijlage bij: per punt hoe je een oordeel herkent, en wat het kan laten zien')
            [CompletionResult]::new('--overschrijf', '--overschrijf', [CompletionResultType]::ParameterName, 'Vervang een bestand dat er al is')
            [CompletionResult]::new('--wachtzin-stdin', '--wachtzin-stdin', [CompletionResultType]::ParameterName, 'Lees de wachtzin van een beveiligd dossier van de eerste regel invoer, in plaats van erom te vragen')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Toon deze uitleg')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Toon deze uitleg')
            break
        }
        'wijkpeil-cli;beeld' {
            [CompletionResult]::new('--soort', '--soort', [CompletionResultType]::ParameterName, 'Wat je wilt zien: muur, balken, ontwikkeling of matrix')
            [CompletionResult]::new('--meting', '--meting', [CompletionResultType]::ParameterName, 'Nummer van de meting; zonder deze optie de laatste')
            [CompletionResult]::new('--vandaag', '--vandaag', [CompletionResultType]::ParameterName, 'Dag die als datum in het beeld komt, zoals 2026-11-26; zonder deze optie vandaag')
            [CompletionResult]::new('--uit', '--uit', [CompletionResultType]::ParameterName, 'Bestand waarin het beeld komt; de naam eindigt op .png of .svg')
            [CompletionResult]::new('--inhoud', '--inhoud', [CompletionResultType]::ParameterName, 'Gebruik de inhoud in deze map, in plaats van de ingebouwde')
            [CompletionResult]::new('--overschrijf', '--overschrijf', [CompletionResultType]::ParameterName, 'Vervang een bestand dat er al is')
            [CompletionResult]::new('--wachtzin-stdin', '--wachtzin-stdin', [CompletionResultType]::ParameterName, 'Lees de wachtzin van een beveiligd dossier van de eerste regel invoer, in plaats van erom te vragen')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Toon deze uitleg')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Toon deze uitleg')
            break
        }
        'wijkpeil-cli;scores' {
            [CompletionResult]::new('--meting', '--meting', [CompletionResultType]::ParameterName, 'Nummer van de meting; zonder deze optie de laatste')
            [CompletionResult]::new('--inhoud', '--inhoud', [CompletionResultType]::ParameterName, 'Gebruik de inhoud in deze map, in plaats van de ingebouwde')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Schrijf de scores als JSON, voor andere programma''s')
            [CompletionResult]::new('--wachtzin-stdin', '--wachtzin-stdin', [CompletionResultType]::ParameterName, 'Lees de wachtzin van een beveiligd dossier van de eerste regel invoer, in plaats van erom te vragen')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Toon deze uitleg')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Toon deze uitleg')
            break
        }
        'wijkpeil-cli;tabel' {
            [CompletionResult]::new('--meting', '--meting', [CompletionResultType]::ParameterName, 'Nummer van de meting; zonder deze optie de laatste')
            [CompletionResult]::new('--uit', '--uit', [CompletionResultType]::ParameterName, 'Bestand waarin de tabel komt; de naam eindigt op .csv, .xlsx of .ics (een agenda met de acties)')
            [CompletionResult]::new('--vandaag', '--vandaag', [CompletionResultType]::ParameterName, 'Dag waarop de agenda is gemaakt, zoals 2026-11-26; zonder deze optie vandaag')
            [CompletionResult]::new('--inhoud', '--inhoud', [CompletionResultType]::ParameterName, 'Gebruik de inhoud in deze map, in plaats van de ingebouwde')
            [CompletionResult]::new('--overschrijf', '--overschrijf', [CompletionResultType]::ParameterName, 'Vervang een bestand dat er al is')
            [CompletionResult]::new('--wachtzin-stdin', '--wachtzin-stdin', [CompletionResultType]::ParameterName, 'Lees de wachtzin van een beveiligd dossier van de eerste regel invoer, in plaats van erom te vragen')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Toon deze uitleg')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Toon deze uitleg')
            break
        }
        'wijkpeil-cli;invulblad' {
            [CompletionResult]::new('--als', '--als', [CompletionResultType]::ParameterName, 'Soort bestand: .ron, om in Wijkpeil in te vullen, of .pdf, om in een ander programma in te vullen')
            [CompletionResult]::new('--voor', '--voor', [CompletionResultType]::ParameterName, 'Maak een blad voor iemand met deze rol; mag vaker, --uit is dan een map')
            [CompletionResult]::new('--uit', '--uit', [CompletionResultType]::ParameterName, 'Bestand waarin het invulblad komt, of met --voor de map voor alle bladen')
            [CompletionResult]::new('--inhoud', '--inhoud', [CompletionResultType]::ParameterName, 'Gebruik de inhoud in deze map, in plaats van de ingebouwde')
            [CompletionResult]::new('--overschrijf', '--overschrijf', [CompletionResultType]::ParameterName, 'Vervang bestanden die er al zijn')
            [CompletionResult]::new('--wachtzin-stdin', '--wachtzin-stdin', [CompletionResultType]::ParameterName, 'Lees de wachtzin van een beveiligd dossier van de eerste regel invoer, in plaats van erom te vragen')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Toon deze uitleg')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Toon deze uitleg')
            break
        }
        'wijkpeil-cli;samenvoegen' {
            [CompletionResult]::new('--uit', '--uit', [CompletionResultType]::ParameterName, 'Bestand waarin het dossier met de bladen komt; zonder deze optie het dossier zelf, en wat er stond wordt bewaard')
            [CompletionResult]::new('--inhoud', '--inhoud', [CompletionResultType]::ParameterName, 'Gebruik de inhoud in deze map, in plaats van de ingebouwde')
            [CompletionResult]::new('--nieuwste', '--nieuwste', [CompletionResultType]::ParameterName, 'Twee bladen van wat dezelfde persoon lijkt: neem het nieuwste')
            [CompletionResult]::new('--apart', '--apart', [CompletionResultType]::ParameterName, 'Twee bladen van wat dezelfde persoon lijkt: neem ze allebei, als bladen van twee mensen')
            [CompletionResult]::new('--ook-anders', '--ook-anders', [CompletionResultType]::ParameterName, 'Neem ook bladen over voor een andere wijk, meting of uitgave van de vragen: alleen de punten die hetzelfde zijn')
            [CompletionResult]::new('--overschrijf', '--overschrijf', [CompletionResultType]::ParameterName, 'Vervang een bestand dat er al is')
            [CompletionResult]::new('--wachtzin-stdin', '--wachtzin-stdin', [CompletionResultType]::ParameterName, 'Lees de wachtzin van een beveiligd dossier van de eerste regel invoer, in plaats van erom te vragen')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Toon deze uitleg')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Toon deze uitleg')
            break
        }
        'wijkpeil-cli;deelnemer' {
            [CompletionResult]::new('--wis-naam', '--wis-naam', [CompletionResultType]::ParameterName, 'Nummer van de naam die je wist, met de eerdere versies erbij; zonder deze optie zie je de lijst')
            [CompletionResult]::new('--inhoud', '--inhoud', [CompletionResultType]::ParameterName, 'Gebruik de inhoud in deze map, in plaats van de ingebouwde')
            [CompletionResult]::new('--ja', '--ja', [CompletionResultType]::ParameterName, 'Wis echt; zonder deze optie zie je alleen wat er gewist wordt')
            [CompletionResult]::new('--wachtzin-stdin', '--wachtzin-stdin', [CompletionResultType]::ParameterName, 'Lees de wachtzin van een beveiligd dossier van de eerste regel invoer, in plaats van erom te vragen')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Toon deze uitleg')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Toon deze uitleg')
            break
        }
        'wijkpeil-cli;leerkring' {
            [CompletionResult]::new('--gemeente', '--gemeente', [CompletionResultType]::ParameterName, 'Alleen wijken in deze gemeente')
            [CompletionResult]::new('--bouwsteen', '--bouwsteen', [CompletionResultType]::ParameterName, 'Alleen de randvoorwaarden van deze bouwsteen')
            [CompletionResult]::new('--meting', '--meting', [CompletionResultType]::ParameterName, 'Nummer van de meting; zonder deze optie van elke wijk de laatste')
            [CompletionResult]::new('--sinds', '--sinds', [CompletionResultType]::ParameterName, 'Nummer van een eerdere meting: toon wat sindsdien veranderde')
            [CompletionResult]::new('--uit', '--uit', [CompletionResultType]::ParameterName, 'Bestand waarin het overzicht komt: .pdf, .csv, .xlsx of .ics (een agenda met bezoeken); zonder deze optie zie je het')
            [CompletionResult]::new('--vandaag', '--vandaag', [CompletionResultType]::ParameterName, 'Dag vanaf waar de bezoeken worden gepland, zoals 2026-11-26; zonder deze optie vandaag')
            [CompletionResult]::new('--inhoud', '--inhoud', [CompletionResultType]::ParameterName, 'Gebruik de inhoud in deze map, in plaats van de ingebouwde')
            [CompletionResult]::new('--vastgesteld', '--vastgesteld', [CompletionResultType]::ParameterName, 'Tel alleen metingen mee die zijn vastgesteld')
            [CompletionResult]::new('--lang', '--lang', [CompletionResultType]::ParameterName, 'Schrijf de lange vorm, voor databases: een regel per dossier, meting en punt; alleen .csv')
            [CompletionResult]::new('--per-gemeente', '--per-gemeente', [CompletionResultType]::ParameterName, 'Schrijf de lange vorm in een bestand per gemeente')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Schrijf het overzicht als JSON, voor andere programma''s')
            [CompletionResult]::new('--overschrijf', '--overschrijf', [CompletionResultType]::ParameterName, 'Vervang bestanden die er al zijn')
            [CompletionResult]::new('--wachtzin-stdin', '--wachtzin-stdin', [CompletionResultType]::ParameterName, 'Lees de wachtzin van een beveiligd dossier van de eerste regel invoer, in plaats van erom te vragen')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Toon deze uitleg')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Toon deze uitleg')
            break
        }
        'wijkpeil-cli;controleer' {
            [CompletionResult]::new('--inhoud', '--inhoud', [CompletionResultType]::ParameterName, 'Gebruik de inhoud in deze map, in plaats van de ingebouwde')
            [CompletionResult]::new('--wachtzin-stdin', '--wachtzin-stdin', [CompletionResultType]::ParameterName, 'Lees de wachtzin van een beveiligd dossier van de eerste regel invoer, in plaats van erom te vragen')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Toon deze uitleg')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Toon deze uitleg')
            break
        }
        'wijkpeil-cli;red' {
            [CompletionResult]::new('--uit', '--uit', [CompletionResultType]::ParameterName, 'Bestand waarin komt wat is gered; zonder deze optie een naam naast het beschadigde')
            [CompletionResult]::new('--inhoud', '--inhoud', [CompletionResultType]::ParameterName, 'Gebruik de inhoud in deze map, in plaats van de ingebouwde')
            [CompletionResult]::new('--wachtzin-stdin', '--wachtzin-stdin', [CompletionResultType]::ParameterName, 'Lees de wachtzin van een beveiligd dossier van de eerste regel invoer, in plaats van erom te vragen')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Toon deze uitleg')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Toon deze uitleg')
            break
        }
        'wijkpeil-cli;herstel' {
            [CompletionResult]::new('--nummer', '--nummer', [CompletionResultType]::ParameterName, 'Nummer van de versie die je terugzet; zonder deze optie zie je de lijst')
            [CompletionResult]::new('--inhoud', '--inhoud', [CompletionResultType]::ParameterName, 'Gebruik de inhoud in deze map, in plaats van de ingebouwde')
            [CompletionResult]::new('--wachtzin-stdin', '--wachtzin-stdin', [CompletionResultType]::ParameterName, 'Lees de wachtzin van een beveiligd dossier van de eerste regel invoer, in plaats van erom te vragen')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Toon deze uitleg')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Toon deze uitleg')
            break
        }
        'wijkpeil-cli;inhoud' {
            [CompletionResult]::new('--inhoud', '--inhoud', [CompletionResultType]::ParameterName, 'Gebruik de inhoud in deze map, in plaats van de ingebouwde')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Schrijf de inhoud met de voorbeelden als JSON, voor andere programma''s')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Toon deze uitleg')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Toon deze uitleg')
            [CompletionResult]::new('controleer', 'controleer', [CompletionResultType]::ParameterValue, 'Controleer de inhoud in een map, of de ingebouwde')
            [CompletionResult]::new('zoek', 'zoek', [CompletionResultType]::ParameterValue, 'Zoek in de vragen en teksten, in de voorbeelden uit de praktijk en in de handleiding')
            [CompletionResult]::new('schrijf', 'schrijf', [CompletionResultType]::ParameterValue, 'Schrijf de ingebouwde inhoud met de voorbeelden in een map, om aan te passen')
            break
        }
        'wijkpeil-cli;inhoud;controleer' {
            [CompletionResult]::new('--inhoud', '--inhoud', [CompletionResultType]::ParameterName, 'Gebruik de inhoud in deze map, in plaats van de ingebouwde')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Toon deze uitleg')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Toon deze uitleg')
            break
        }
        'wijkpeil-cli;inhoud;zoek' {
            [CompletionResult]::new('--inhoud', '--inhoud', [CompletionResultType]::ParameterName, 'Gebruik de inhoud in deze map, in plaats van de ingebouwde')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Toon deze uitleg')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Toon deze uitleg')
            break
        }
        'wijkpeil-cli;inhoud;schrijf' {
            [CompletionResult]::new('--inhoud', '--inhoud', [CompletionResultType]::ParameterName, 'Gebruik de inhoud in deze map, in plaats van de ingebouwde')
            [CompletionResult]::new('--overschrijf', '--overschrijf', [CompletionResultType]::ParameterName, 'Vervang bestanden die er al zijn')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Toon deze uitleg')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Toon deze uitleg')
            break
        }
        'wijkpeil-cli;handleiding' {
            [CompletionResult]::new('--uit', '--uit', [CompletionResultType]::ParameterName, 'Bestand waarin de handleiding komt')
            [CompletionResult]::new('--inhoud', '--inhoud', [CompletionResultType]::ParameterName, 'Gebruik de inhoud in deze map, in plaats van de ingebouwde')
            [CompletionResult]::new('--overschrijf', '--overschrijf', [CompletionResultType]::ParameterName, 'Vervang een bestand dat er al is')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Toon deze uitleg')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Toon deze uitleg')
            break
        }
        'wijkpeil-cli;helpdesk' {
            [CompletionResult]::new('--uit', '--uit', [CompletionResultType]::ParameterName, 'Bestand waarin de gegevens komen; zonder deze optie zie je ze')
            [CompletionResult]::new('--inhoud', '--inhoud', [CompletionResultType]::ParameterName, 'Gebruik de inhoud in deze map, in plaats van de ingebouwde')
            [CompletionResult]::new('--overschrijf', '--overschrijf', [CompletionResultType]::ParameterName, 'Vervang een bestand dat er al is')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Toon deze uitleg')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Toon deze uitleg')
            break
        }
        'wijkpeil-cli;wis' {
            [CompletionResult]::new('--inhoud', '--inhoud', [CompletionResultType]::ParameterName, 'Gebruik de inhoud in deze map, in plaats van de ingebouwde')
            [CompletionResult]::new('--ja', '--ja', [CompletionResultType]::ParameterName, 'Wis echt; zonder deze optie zie je alleen wat er gewist wordt')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Toon deze uitleg')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Toon deze uitleg')
            break
        }
    })

    $completions.Where{ $_.CompletionText -like "$wordToComplete*" } |
        Sort-Object -Property ListItemText
}
