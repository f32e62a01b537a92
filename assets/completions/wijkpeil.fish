# Print an optspec for argparse to handle cmd's options that are independent of any subcommand.
function __fish_wijkpeil_global_optspecs
    string join \n inhoud= h/help V/versie
end

function __fish_wijkpeil_needs_command
    # Figure out if the current invocation already has a command.
    set -l cmd (commandline -opc)
    set -e cmd[1]
    argparse -s (__fish_wijkpeil_global_optspecs) -- $cmd 2>/dev/null
    or return
    if set -q argv[1]
        # Also print the command, so this can be used to figure out what it is.
        echo $argv[1]
        return 1
    end
    return 0
end

function __fish_wijkpeil_using_subcommand
    set -l cmd (__fish_wijkpeil_needs_command)
    test -z "$cmd"
    and return 1
    contains -- $cmd[1] $argv
end

complete -c wijkpeil -n "__fish_wijkpeil_needs_command" -l inhoud -d 'Gebruik de inhoud in deze map, in plaats van de ingebouwde' -r -F
complete -c wijkpeil -n "__fish_wijkpeil_needs_command" -s h -l help -d 'Toon deze uitleg'
complete -c wijkpeil -n "__fish_wijkpeil_needs_command" -s V -l versie -d 'Toon de versie; --version mag ook'
complete -c wijkpeil -n "__fish_wijkpeil_needs_command" -a "voorbeeld" -d 'Schrijf het voorbeelddossier en zijn rapporten'
complete -c wijkpeil -n "__fish_wijkpeil_needs_command" -a "nieuw" -d 'Maak een leeg dossier met een 0-meting'
complete -c wijkpeil -n "__fish_wijkpeil_needs_command" -a "rapport" -d 'Schrijf een rapport als PDF of als Word-document'
complete -c wijkpeil -n "__fish_wijkpeil_needs_command" -a "beeld" -d 'Schrijf een beeld als PNG of SVG: de muur, de scores, de ontwikkeling of de principes'
complete -c wijkpeil -n "__fish_wijkpeil_needs_command" -a "scores" -d 'Toon de scores van een meting'
complete -c wijkpeil -n "__fish_wijkpeil_needs_command" -a "tabel" -d 'Zet de antwoorden, aandachtspunten en acties van een dossier in een tabel, of de acties en de laatste dag voor invulbladen in een agenda'
complete -c wijkpeil -n "__fish_wijkpeil_needs_command" -a "invulblad" -d 'Maak een invulblad voor de meting die open is: één om te kopiëren, of één per deelnemer'
complete -c wijkpeil -n "__fish_wijkpeil_needs_command" -a "samenvoegen" -d 'Neem ingevulde invulbladen over in het dossier'
complete -c wijkpeil -n "__fish_wijkpeil_needs_command" -a "deelnemer" -d 'Toon de namen in een dossier, of wis er een voorgoed'
complete -c wijkpeil -n "__fish_wijkpeil_needs_command" -a "leerkring" -d 'Zet de dossiers in een map naast elkaar: wie kan wie helpen'
complete -c wijkpeil -n "__fish_wijkpeil_needs_command" -a "controleer" -d 'Controleer of dossiers en invulbladen in orde zijn'
complete -c wijkpeil -n "__fish_wijkpeil_needs_command" -a "red" -d 'Red uit een beschadigd dossier wat nog te lezen is, in een nieuw bestand'
complete -c wijkpeil -n "__fish_wijkpeil_needs_command" -a "herstel" -d 'Toon eerdere versies van een dossier, of zet er een terug'
complete -c wijkpeil -n "__fish_wijkpeil_needs_command" -a "inhoud" -d 'Toon, doorzoek, controleer of schrijf de inhoud: de vragen, teksten en voorbeelden uit de praktijk'
complete -c wijkpeil -n "__fish_wijkpeil_needs_command" -a "handleiding" -d 'Schrijf de handleiding als PDF'
complete -c wijkpeil -n "__fish_wijkpeil_needs_command" -a "helpdesk" -d 'Toon of bewaar wat een helpdesk moet weten, zonder teksten of namen uit dossiers'
complete -c wijkpeil -n "__fish_wijkpeil_needs_command" -a "wis" -d 'Wis een dossier, met alles wat Wijkpeil er op deze computer van bewaart'
complete -c wijkpeil -n "__fish_wijkpeil_using_subcommand voorbeeld" -l uit -d 'Map waarin de bestanden komen; zonder deze optie wijkpeil-voorbeeld' -r -F
complete -c wijkpeil -n "__fish_wijkpeil_using_subcommand voorbeeld" -l inhoud -d 'Gebruik de inhoud in deze map, in plaats van de ingebouwde' -r -F
complete -c wijkpeil -n "__fish_wijkpeil_using_subcommand voorbeeld" -l overschrijf -d 'Vervang bestanden die er al zijn'
complete -c wijkpeil -n "__fish_wijkpeil_using_subcommand voorbeeld" -s h -l help -d 'Toon deze uitleg'
complete -c wijkpeil -n "__fish_wijkpeil_using_subcommand nieuw" -l gemeente -d 'Naam van de gemeente' -r
complete -c wijkpeil -n "__fish_wijkpeil_using_subcommand nieuw" -l wijk -d 'Naam van de wijk' -r
complete -c wijkpeil -n "__fish_wijkpeil_using_subcommand nieuw" -l uit -d 'Bestand dat je maakt; zonder deze optie een naam uit gemeente en wijk' -r -F
complete -c wijkpeil -n "__fish_wijkpeil_using_subcommand nieuw" -l inhoud -d 'Gebruik de inhoud in deze map, in plaats van de ingebouwde' -r -F
complete -c wijkpeil -n "__fish_wijkpeil_using_subcommand nieuw" -l overschrijf -d 'Vervang een bestand dat er al is'
complete -c wijkpeil -n "__fish_wijkpeil_using_subcommand nieuw" -l beveilig -d 'Beveilig het dossier met een wachtzin; zonder die wachtzin kan daarna niemand het meer openen'
complete -c wijkpeil -n "__fish_wijkpeil_using_subcommand nieuw" -l wachtzin-stdin -d 'Lees de wachtzin van een beveiligd dossier van de eerste regel invoer, in plaats van erom te vragen'
complete -c wijkpeil -n "__fish_wijkpeil_using_subcommand nieuw" -s h -l help -d 'Toon deze uitleg'
complete -c wijkpeil -n "__fish_wijkpeil_using_subcommand rapport" -l soort -d 'Soort rapport: nulmeting, vervolgmeting, gaprapport, samenvatting, formulier of invulblad' -r -f -a "nulmeting\t''
vervolgmeting\t''
gaprapport\t''
samenvatting\t''
formulier\t''
invulblad\t''"
complete -c wijkpeil -n "__fish_wijkpeil_using_subcommand rapport" -l meting -d 'Nummer van de meting; zonder deze optie 0 voor de nulmeting, anders de laatste' -r
complete -c wijkpeil -n "__fish_wijkpeil_using_subcommand rapport" -l tegen -d 'Nummer van de eerdere meting waartegen je een vervolgmeting afzet; zonder deze optie die ervoor' -r
complete -c wijkpeil -n "__fish_wijkpeil_using_subcommand rapport" -l voorbeelden -d 'Zet er een bijlage bij met deze voorbeelden uit de praktijk; ‘wijkpeil inhoud’ toont hun id\'s' -r
complete -c wijkpeil -n "__fish_wijkpeil_using_subcommand rapport" -l vandaag -d 'Dag waarop het rapport is gemaakt, zoals 2026-11-26: wat dan te laat is, staat erbij; zonder deze optie vandaag' -r
complete -c wijkpeil -n "__fish_wijkpeil_using_subcommand rapport" -l als -d 'Soort bestand: pdf of docx, een Word-document om in verder te schrijven; zonder deze optie wat past bij de naam' -r -f -a "pdf\t''
docx\t''"
complete -c wijkpeil -n "__fish_wijkpeil_using_subcommand rapport" -l uit -d 'Bestand waarin het rapport komt' -r -F
complete -c wijkpeil -n "__fish_wijkpeil_using_subcommand rapport" -l inhoud -d 'Gebruik de inhoud in deze map, in plaats van de ingebouwde' -r -F
complete -c wijkpeil -n "__fish_wijkpeil_using_subcommand rapport" -l zonder-notities -d 'Laat onderbouwing, notities en redenen weg'
complete -c wijkpeil -n "__fish_wijkpeil_using_subcommand rapport" -l zonder-namen -d 'Laat namen weg: alleen rollen'
complete -c wijkpeil -n "__fish_wijkpeil_using_subcommand rapport" -l met-ankers -d 'Zet er een bijlage bij: per punt hoe je een oordeel herkent, en wat het kan laten zien'
complete -c wijkpeil -n "__fish_wijkpeil_using_subcommand rapport" -l overschrijf -d 'Vervang een bestand dat er al is'
complete -c wijkpeil -n "__fish_wijkpeil_using_subcommand rapport" -l wachtzin-stdin -d 'Lees de wachtzin van een beveiligd dossier van de eerste regel invoer, in plaats van erom te vragen'
complete -c wijkpeil -n "__fish_wijkpeil_using_subcommand rapport" -s h -l help -d 'Toon deze uitleg'
complete -c wijkpeil -n "__fish_wijkpeil_using_subcommand beeld" -l soort -d 'Wat je wilt zien: muur, balken, ontwikkeling of matrix' -r -f -a "muur\t''
balken\t''
ontwikkeling\t''
matrix\t''"
complete -c wijkpeil -n "__fish_wijkpeil_using_subcommand beeld" -l meting -d 'Nummer van de meting; zonder deze optie de laatste' -r
complete -c wijkpeil -n "__fish_wijkpeil_using_subcommand beeld" -l vandaag -d 'Dag die als datum in het beeld komt, zoals 2026-11-26; zonder deze optie vandaag' -r
complete -c wijkpeil -n "__fish_wijkpeil_using_subcommand beeld" -l uit -d 'Bestand waarin het beeld komt; de naam eindigt op .png of .svg' -r -F
complete -c wijkpeil -n "__fish_wijkpeil_using_subcommand beeld" -l inhoud -d 'Gebruik de inhoud in deze map, in plaats van de ingebouwde' -r -F
complete -c wijkpeil -n "__fish_wijkpeil_using_subcommand beeld" -l overschrijf -d 'Vervang een bestand dat er al is'
complete -c wijkpeil -n "__fish_wijkpeil_using_subcommand beeld" -l wachtzin-stdin -d 'Lees de wachtzin van een beveiligd dossier van de eerste regel invoer, in plaats van erom te vragen'
complete -c wijkpeil -n "__fish_wijkpeil_using_subcommand beeld" -s h -l help -d 'Toon deze uitleg'
complete -c wijkpeil -n "__fish_wijkpeil_using_subcommand scores" -l meting -d 'Nummer van de meting; zonder deze optie de laatste' -r
complete -c wijkpeil -n "__fish_wijkpeil_using_subcommand scores" -l inhoud -d 'Gebruik de inhoud in deze map, in plaats van de ingebouwde' -r -F
complete -c wijkpeil -n "__fish_wijkpeil_using_subcommand scores" -l json -d 'Schrijf de scores als JSON, voor andere programma\'s'
complete -c wijkpeil -n "__fish_wijkpeil_using_subcommand scores" -l wachtzin-stdin -d 'Lees de wachtzin van een beveiligd dossier van de eerste regel invoer, in plaats van erom te vragen'
complete -c wijkpeil -n "__fish_wijkpeil_using_subcommand scores" -s h -l help -d 'Toon deze uitleg'
complete -c wijkpeil -n "__fish_wijkpeil_using_subcommand tabel" -l meting -d 'Nummer van de meting; zonder deze optie de laatste' -r
complete -c wijkpeil -n "__fish_wijkpeil_using_subcommand tabel" -l uit -d 'Bestand waarin de tabel komt; de naam eindigt op .csv, .xlsx of .ics (een agenda met de acties)' -r -F
complete -c wijkpeil -n "__fish_wijkpeil_using_subcommand tabel" -l vandaag -d 'Dag waarop de agenda is gemaakt, zoals 2026-11-26; zonder deze optie vandaag' -r
complete -c wijkpeil -n "__fish_wijkpeil_using_subcommand tabel" -l inhoud -d 'Gebruik de inhoud in deze map, in plaats van de ingebouwde' -r -F
complete -c wijkpeil -n "__fish_wijkpeil_using_subcommand tabel" -l overschrijf -d 'Vervang een bestand dat er al is'
complete -c wijkpeil -n "__fish_wijkpeil_using_subcommand tabel" -l wachtzin-stdin -d 'Lees de wachtzin van een beveiligd dossier van de eerste regel invoer, in plaats van erom te vragen'
complete -c wijkpeil -n "__fish_wijkpeil_using_subcommand tabel" -s h -l help -d 'Toon deze uitleg'
complete -c wijkpeil -n "__fish_wijkpeil_using_subcommand invulblad" -l als -d 'Soort bestand: .ron, om in Wijkpeil in te vullen, of .pdf, om in een ander programma in te vullen' -r -f -a "ron\t''
pdf\t''"
complete -c wijkpeil -n "__fish_wijkpeil_using_subcommand invulblad" -l voor -d 'Maak een blad voor iemand met deze rol; mag vaker, --uit is dan een map' -r
complete -c wijkpeil -n "__fish_wijkpeil_using_subcommand invulblad" -l uit -d 'Bestand waarin het invulblad komt, of met --voor de map voor alle bladen' -r -F
complete -c wijkpeil -n "__fish_wijkpeil_using_subcommand invulblad" -l inhoud -d 'Gebruik de inhoud in deze map, in plaats van de ingebouwde' -r -F
complete -c wijkpeil -n "__fish_wijkpeil_using_subcommand invulblad" -l overschrijf -d 'Vervang bestanden die er al zijn'
complete -c wijkpeil -n "__fish_wijkpeil_using_subcommand invulblad" -l wachtzin-stdin -d 'Lees de wachtzin van een beveiligd dossier van de eerste regel invoer, in plaats van erom te vragen'
complete -c wijkpeil -n "__fish_wijkpeil_using_subcommand invulblad" -s h -l help -d 'Toon deze uitleg'
complete -c wijkpeil -n "__fish_wijkpeil_using_subcommand samenvoegen" -l uit -d 'Bestand waarin het dossier met de bladen komt; zonder deze optie het dossier zelf, en wat er stond wordt bewaard' -r -F
complete -c wijkpeil -n "__fish_wijkpeil_using_subcommand samenvoegen" -l inhoud -d 'Gebruik de inhoud in deze map, in plaats van de ingebouwde' -r -F
complete -c wijkpeil -n "__fish_wijkpeil_using_subcommand samenvoegen" -l nieuwste -d 'Twee bladen van wat dezelfde persoon lijkt: neem het nieuwste'
complete -c wijkpeil -n "__fish_wijkpeil_using_subcommand samenvoegen" -l apart -d 'Twee bladen van wat dezelfde persoon lijkt: neem ze allebei, als bladen van twee mensen'
complete -c wijkpeil -n "__fish_wijkpeil_using_subcommand samenvoegen" -l ook-anders -d 'Neem ook bladen over voor een andere wijk, meting of uitgave van de vragen: alleen de punten die hetzelfde zijn'
complete -c wijkpeil -n "__fish_wijkpeil_using_subcommand samenvoegen" -l overschrijf -d 'Vervang een bestand dat er al is'
complete -c wijkpeil -n "__fish_wijkpeil_using_subcommand samenvoegen" -l wachtzin-stdin -d 'Lees de wachtzin van een beveiligd dossier van de eerste regel invoer, in plaats van erom te vragen'
complete -c wijkpeil -n "__fish_wijkpeil_using_subcommand samenvoegen" -s h -l help -d 'Toon deze uitleg'
complete -c wijkpeil -n "__fish_wijkpeil_using_subcommand deelnemer" -l wis-naam -d 'Nummer van de naam die je wist, met de eerdere versies erbij; zonder deze optie zie je de lijst' -r
complete -c wijkpeil -n "__fish_wijkpeil_using_subcommand deelnemer" -l inhoud -d 'Gebruik de inhoud in deze map, in plaats van de ingebouwde' -r -F
complete -c wijkpeil -n "__fish_wijkpeil_using_subcommand deelnemer" -l ja -d 'Wis echt; zonder deze optie zie je alleen wat er gewist wordt'
complete -c wijkpeil -n "__fish_wijkpeil_using_subcommand deelnemer" -l wachtzin-stdin -d 'Lees de wachtzin van een beveiligd dossier van de eerste regel invoer, in plaats van erom te vragen'
complete -c wijkpeil -n "__fish_wijkpeil_using_subcommand deelnemer" -s h -l help -d 'Toon deze uitleg'
complete -c wijkpeil -n "__fish_wijkpeil_using_subcommand leerkring" -l gemeente -d 'Alleen wijken in deze gemeente' -r
complete -c wijkpeil -n "__fish_wijkpeil_using_subcommand leerkring" -l bouwsteen -d 'Alleen de randvoorwaarden van deze bouwsteen' -r
complete -c wijkpeil -n "__fish_wijkpeil_using_subcommand leerkring" -l meting -d 'Nummer van de meting; zonder deze optie van elke wijk de laatste' -r
complete -c wijkpeil -n "__fish_wijkpeil_using_subcommand leerkring" -l sinds -d 'Nummer van een eerdere meting: toon wat sindsdien veranderde' -r
complete -c wijkpeil -n "__fish_wijkpeil_using_subcommand leerkring" -l uit -d 'Bestand waarin het overzicht komt: .pdf, .csv, .xlsx of .ics (een agenda met bezoeken); zonder deze optie zie je het' -r -F
complete -c wijkpeil -n "__fish_wijkpeil_using_subcommand leerkring" -l vandaag -d 'Dag vanaf waar de bezoeken worden gepland, zoals 2026-11-26; zonder deze optie vandaag' -r
complete -c wijkpeil -n "__fish_wijkpeil_using_subcommand leerkring" -l inhoud -d 'Gebruik de inhoud in deze map, in plaats van de ingebouwde' -r -F
complete -c wijkpeil -n "__fish_wijkpeil_using_subcommand leerkring" -l vastgesteld -d 'Tel alleen metingen mee die zijn vastgesteld'
complete -c wijkpeil -n "__fish_wijkpeil_using_subcommand leerkring" -l lang -d 'Schrijf de lange vorm, voor databases: een regel per dossier, meting en punt; alleen .csv'
complete -c wijkpeil -n "__fish_wijkpeil_using_subcommand leerkring" -l per-gemeente -d 'Schrijf de lange vorm in een bestand per gemeente'
complete -c wijkpeil -n "__fish_wijkpeil_using_subcommand leerkring" -l json -d 'Schrijf het overzicht als JSON, voor andere programma\'s'
complete -c wijkpeil -n "__fish_wijkpeil_using_subcommand leerkring" -l overschrijf -d 'Vervang bestanden die er al zijn'
complete -c wijkpeil -n "__fish_wijkpeil_using_subcommand leerkring" -l wachtzin-stdin -d 'Lees de wachtzin van een beveiligd dossier van de eerste regel invoer, in plaats van erom te vragen'
complete -c wijkpeil -n "__fish_wijkpeil_using_subcommand leerkring" -s h -l help -d 'Toon deze uitleg'
complete -c wijkpeil -n "__fish_wijkpeil_using_subcommand controleer" -l inhoud -d 'Gebruik de inhoud in deze map, in plaats van de ingebouwde' -r -F
complete -c wijkpeil -n "__fish_wijkpeil_using_subcommand controleer" -l wachtzin-stdin -d 'Lees de wachtzin van een beveiligd dossier van de eerste regel invoer, in plaats van erom te vragen'
complete -c wijkpeil -n "__fish_wijkpeil_using_subcommand controleer" -s h -l help -d 'Toon deze uitleg'
complete -c wijkpeil -n "__fish_wijkpeil_using_subcommand red" -l uit -d 'Bestand waarin komt wat is gered; zonder deze optie een naam naast het beschadigde' -r -F
complete -c wijkpeil -n "__fish_wijkpeil_using_subcommand red" -l inhoud -d 'Gebruik de inhoud in deze map, in plaats van de ingebouwde' -r -F
complete -c wijkpeil -n "__fish_wijkpeil_using_subcommand red" -l wachtzin-stdin -d 'Lees de wachtzin van een beveiligd dossier van de eerste regel invoer, in plaats van erom te vragen'
complete -c wijkpeil -n "__fish_wijkpeil_using_subcommand red" -s h -l help -d 'Toon deze uitleg'
complete -c wijkpeil -n "__fish_wijkpeil_using_subcommand herstel" -l nummer -d 'Nummer van de versie die je terugzet; zonder deze optie zie je de lijst' -r
complete -c wijkpeil -n "__fish_wijkpeil_using_subcommand herstel" -l inhoud -d 'Gebruik de inhoud in deze map, in plaats van de ingebouwde' -r -F
complete -c wijkpeil -n "__fish_wijkpeil_using_subcommand herstel" -l wachtzin-stdin -d 'Lees de wachtzin van een beveiligd dossier van de eerste regel invoer, in plaats van erom te vragen'
complete -c wijkpeil -n "__fish_wijkpeil_using_subcommand herstel" -s h -l help -d 'Toon deze uitleg'
complete -c wijkpeil -n "__fish_wijkpeil_using_subcommand inhoud; and not __fish_seen_subcommand_from controleer zoek schrijf" -l inhoud -d 'Gebruik de inhoud in deze map, in plaats van de ingebouwde' -r -F
complete -c wijkpeil -n "__fish_wijkpeil_using_subcommand inhoud; and not __fish_seen_subcommand_from controleer zoek schrijf" -l json -d 'Schrijf de inhoud met de voorbeelden als JSON, voor andere programma\'s'
complete -c wijkpeil -n "__fish_wijkpeil_using_subcommand inhoud; and not __fish_seen_subcommand_from controleer zoek schrijf" -s h -l help -d 'Toon deze uitleg'
complete -c wijkpeil -n "__fish_wijkpeil_using_subcommand inhoud; and not __fish_seen_subcommand_from controleer zoek schrijf" -f -a "controleer" -d 'Controleer de inhoud in een map, of de ingebouwde'
complete -c wijkpeil -n "__fish_wijkpeil_using_subcommand inhoud; and not __fish_seen_subcommand_from controleer zoek schrijf" -f -a "zoek" -d 'Zoek in de vragen en teksten, in de voorbeelden uit de praktijk en in de handleiding'
complete -c wijkpeil -n "__fish_wijkpeil_using_subcommand inhoud; and not __fish_seen_subcommand_from controleer zoek schrijf" -f -a "schrijf" -d 'Schrijf de ingebouwde inhoud met de voorbeelden in een map, om aan te passen'
complete -c wijkpeil -n "__fish_wijkpeil_using_subcommand inhoud; and __fish_seen_subcommand_from controleer" -l inhoud -d 'Gebruik de inhoud in deze map, in plaats van de ingebouwde' -r -F
complete -c wijkpeil -n "__fish_wijkpeil_using_subcommand inhoud; and __fish_seen_subcommand_from controleer" -s h -l help -d 'Toon deze uitleg'
complete -c wijkpeil -n "__fish_wijkpeil_using_subcommand inhoud; and __fish_seen_subcommand_from zoek" -l inhoud -d 'Gebruik de inhoud in deze map, in plaats van de ingebouwde' -r -F
complete -c wijkpeil -n "__fish_wijkpeil_using_subcommand inhoud; and __fish_seen_subcommand_from zoek" -s h -l help -d 'Toon deze uitleg'
complete -c wijkpeil -n "__fish_wijkpeil_using_subcommand inhoud; and __fish_seen_subcommand_from schrijf" -l inhoud -d 'Gebruik de inhoud in deze map, in plaats van de ingebouwde' -r -F
complete -c wijkpeil -n "__fish_wijkpeil_using_subcommand inhoud; and __fish_seen_subcommand_from schrijf" -l overschrijf -d 'Vervang bestanden die er al zijn'
complete -c wijkpeil -n "__fish_wijkpeil_using_subcommand inhoud; and __fish_seen_subcommand_from schrijf" -s h -l help -d 'Toon deze uitleg'
complete -c wijkpeil -n "__fish_wijkpeil_using_subcommand handleiding" -l uit -d 'Bestand waarin de handleiding komt' -r -F
complete -c wijkpeil -n "__fish_wijkpeil_using_subcommand handleiding" -l inhoud -d 'Gebruik de inhoud in deze map, in plaats van de ingebouwde' -r -F
complete -c wijkpeil -n "__fish_wijkpeil_using_subcommand handleiding" -l overschrijf -d 'Vervang een bestand dat er al is'
complete -c wijkpeil -n "__fish_wijkpeil_using_subcommand handleiding" -s h -l help -d 'Toon deze uitleg'
complete -c wijkpeil -n "__fish_wijkpeil_using_subcommand helpdesk" -l uit -d 'Bestand waarin de gegevens komen; zonder deze optie zie je ze' -r -F
complete -c wijkpeil -n "__fish_wijkpeil_using_subcommand helpdesk" -l inhoud -d 'Gebruik de inhoud in deze map, in plaats van de ingebouwde' -r -F
complete -c wijkpeil -n "__fish_wijkpeil_using_subcommand helpdesk" -l overschrijf -d 'Vervang een bestand dat er al is'
complete -c wijkpeil -n "__fish_wijkpeil_using_subcommand helpdesk" -s h -l help -d 'Toon deze uitleg'
complete -c wijkpeil -n "__fish_wijkpeil_using_subcommand wis" -l inhoud -d 'Gebruik de inhoud in deze map, in plaats van de ingebouwde' -r -F
complete -c wijkpeil -n "__fish_wijkpeil_using_subcommand wis" -l ja -d 'Wis echt; zonder deze optie zie je alleen wat er gewist wordt'
complete -c wijkpeil -n "__fish_wijkpeil_using_subcommand wis" -s h -l help -d 'Toon deze uitleg'
