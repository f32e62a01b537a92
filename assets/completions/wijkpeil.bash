_wijkpeil() {
    local i cur prev opts cmd
    COMPREPLY=()
    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
        cur="$2"
    else
        cur="${COMP_WORDS[COMP_CWORD]}"
    fi
    prev="$3"
    cmd=""
    opts=""

    for i in "${COMP_WORDS[@]:0:COMP_CWORD}"
    do
        case "${cmd},${i}" in
            ",$1")
                cmd="wijkpeil"
                ;;
            wijkpeil,beeld)
                cmd="wijkpeil__subcmd__beeld"
                ;;
            wijkpeil,controleer)
                cmd="wijkpeil__subcmd__controleer"
                ;;
            wijkpeil,deelnemer)
                cmd="wijkpeil__subcmd__deelnemer"
                ;;
            wijkpeil,handleiding)
                cmd="wijkpeil__subcmd__handleiding"
                ;;
            wijkpeil,helpdesk)
                cmd="wijkpeil__subcmd__helpdesk"
                ;;
            wijkpeil,herstel)
                cmd="wijkpeil__subcmd__herstel"
                ;;
            wijkpeil,inhoud)
                cmd="wijkpeil__subcmd__inhoud"
                ;;
            wijkpeil,invulblad)
                cmd="wijkpeil__subcmd__invulblad"
                ;;
            wijkpeil,leerkring)
                cmd="wijkpeil__subcmd__leerkring"
                ;;
            wijkpeil,nieuw)
                cmd="wijkpeil__subcmd__nieuw"
                ;;
            wijkpeil,rapport)
                cmd="wijkpeil__subcmd__rapport"
                ;;
            wijkpeil,red)
                cmd="wijkpeil__subcmd__red"
                ;;
            wijkpeil,samenvoegen)
                cmd="wijkpeil__subcmd__samenvoegen"
                ;;
            wijkpeil,scores)
                cmd="wijkpeil__subcmd__scores"
                ;;
            wijkpeil,tabel)
                cmd="wijkpeil__subcmd__tabel"
                ;;
            wijkpeil,voorbeeld)
                cmd="wijkpeil__subcmd__voorbeeld"
                ;;
            wijkpeil,wis)
                cmd="wijkpeil__subcmd__wis"
                ;;
            wijkpeil__subcmd__inhoud,controleer)
                cmd="wijkpeil__subcmd__inhoud__subcmd__controleer"
                ;;
            wijkpeil__subcmd__inhoud,schrijf)
                cmd="wijkpeil__subcmd__inhoud__subcmd__schrijf"
                ;;
            wijkpeil__subcmd__inhoud,zoek)
                cmd="wijkpeil__subcmd__inhoud__subcmd__zoek"
                ;;
            *)
                ;;
        esac
    done

    case "${cmd}" in
        wijkpeil)
            opts="-h -V --inhoud --help --versie voorbeeld nieuw rapport beeld scores tabel invulblad samenvoegen deelnemer leerkring controleer red herstel inhoud handleiding helpdesk wis"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 1 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --inhoud)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        wijkpeil__subcmd__beeld)
            opts="-h --soort --meting --vandaag --uit --overschrijf --wachtzin-stdin --inhoud --help"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 2 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --soort)
                    COMPREPLY=($(compgen -W "muur balken ontwikkeling matrix" -- "${cur}"))
                    return 0
                    ;;
                --meting)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --vandaag)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --uit)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --inhoud)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        wijkpeil__subcmd__controleer)
            opts="-h --wachtzin-stdin --inhoud --help"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 2 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --inhoud)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        wijkpeil__subcmd__deelnemer)
            opts="-h --wis-naam --ja --wachtzin-stdin --inhoud --help"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 2 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --wis-naam)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --inhoud)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        wijkpeil__subcmd__handleiding)
            opts="-h --uit --overschrijf --inhoud --help"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 2 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --uit)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --inhoud)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        wijkpeil__subcmd__helpdesk)
            opts="-h --uit --overschrijf --inhoud --help"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 2 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --uit)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --inhoud)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        wijkpeil__subcmd__herstel)
            opts="-h --nummer --wachtzin-stdin --inhoud --help"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 2 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --nummer)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --inhoud)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        wijkpeil__subcmd__inhoud)
            opts="-h --json --inhoud --help controleer zoek schrijf"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 2 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --inhoud)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        wijkpeil__subcmd__inhoud__subcmd__controleer)
            opts="-h --inhoud --help"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 3 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --inhoud)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        wijkpeil__subcmd__inhoud__subcmd__schrijf)
            opts="-h --overschrijf --inhoud --help"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 3 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --inhoud)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        wijkpeil__subcmd__inhoud__subcmd__zoek)
            opts="-h --inhoud --help"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 3 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --inhoud)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        wijkpeil__subcmd__invulblad)
            opts="-h --als --voor --uit --overschrijf --wachtzin-stdin --inhoud --help"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 2 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --als)
                    COMPREPLY=($(compgen -W "ron pdf" -- "${cur}"))
                    return 0
                    ;;
                --voor)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --uit)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --inhoud)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        wijkpeil__subcmd__leerkring)
            opts="-h --gemeente --bouwsteen --meting --sinds --vastgesteld --uit --lang --per-gemeente --json --vandaag --overschrijf --wachtzin-stdin --inhoud --help"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 2 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --gemeente)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --bouwsteen)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --meting)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --sinds)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --uit)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --vandaag)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --inhoud)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        wijkpeil__subcmd__nieuw)
            opts="-h --gemeente --wijk --uit --overschrijf --beveilig --wachtzin-stdin --inhoud --help"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 2 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --gemeente)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --wijk)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --uit)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --inhoud)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        wijkpeil__subcmd__rapport)
            opts="-h --soort --meting --tegen --zonder-notities --zonder-namen --met-ankers --voorbeelden --vandaag --als --uit --overschrijf --wachtzin-stdin --inhoud --help"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 2 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --soort)
                    COMPREPLY=($(compgen -W "nulmeting vervolgmeting gaprapport samenvatting formulier invulblad" -- "${cur}"))
                    return 0
                    ;;
                --meting)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --tegen)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --voorbeelden)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --vandaag)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --als)
                    COMPREPLY=($(compgen -W "pdf docx" -- "${cur}"))
                    return 0
                    ;;
                --uit)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --inhoud)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        wijkpeil__subcmd__red)
            opts="-h --uit --wachtzin-stdin --inhoud --help"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 2 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --uit)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --inhoud)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        wijkpeil__subcmd__samenvoegen)
            opts="-h --uit --nieuwste --apart --ook-anders --overschrijf --wachtzin-stdin --inhoud --help"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 2 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --uit)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --inhoud)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        wijkpeil__subcmd__scores)
            opts="-h --meting --json --wachtzin-stdin --inhoud --help"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 2 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --meting)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --inhoud)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        wijkpeil__subcmd__tabel)
            opts="-h --meting --uit --vandaag --overschrijf --wachtzin-stdin --inhoud --help"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 2 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --meting)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --uit)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --vandaag)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --inhoud)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        wijkpeil__subcmd__voorbeeld)
            opts="-h --uit --overschrijf --inhoud --help"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 2 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --uit)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --inhoud)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        wijkpeil__subcmd__wis)
            opts="-h --ja --inhoud --help"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 2 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --inhoud)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
    esac
}

if [[ "${BASH_VERSINFO[0]}" -eq 4 && "${BASH_VERSINFO[1]}" -ge 4 || "${BASH_VERSINFO[0]}" -gt 4 ]]; then
    complete -F _wijkpeil -o nosort -o bashdefault -o default wijkpeil
else
    complete -F _wijkpeil -o bashdefault -o default wijkpeil
fi
