//! Which program this is, for `--version` and for the people who ask about it.

use jiff::civil::Date;

use crate::content::Catalogue;
use crate::words;

/// The commit that the program was built from, and its day; the build sets them where it knows them.
const COMMIT: Option<&str> = option_env!("WIJKPEIL_COMMIT");
const COMMIT_DATE: Option<&str> = option_env!("WIJKPEIL_COMMIT_DATE");

/// The name with the version on the first line, as scripts expect it; below it the commit, where it is known, and the edition
/// of the built-in content.
pub(super) fn text() -> String {
    describe(COMMIT, COMMIT_DATE, &Catalogue::built_in().edition().id)
}

fn describe(commit: Option<&str>, commit_date: Option<&str>, edition: &str) -> String {
    let commit = commit.filter(|commit| !commit.is_empty()).map(|commit| {
        let date = commit_date.and_then(|date| date.parse::<Date>().ok());
        date.map_or_else(|| format!("commit {commit}\n"), |date| format!("commit {commit}, {}\n", words::date(date)))
    });
    format!("wijkpeil {}\n{}inhoud {edition}\n", env!("CARGO_PKG_VERSION"), commit.unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::describe;

    #[track_caller]
    fn check(commit: Option<&str>, commit_date: Option<&str>, expected: &str) {
        let version = env!("CARGO_PKG_VERSION");
        assert_eq!(describe(commit, commit_date, "2026.1"), format!("wijkpeil {version}\n{expected}inhoud 2026.1\n"));
    }

    #[test]
    fn the_commit_is_named_where_the_build_knew_it() {
        check(Some("0123456789ab"), Some("2026-11-26"), "commit 0123456789ab, 26 november 2026\n");
        check(Some("0123456789ab"), None, "commit 0123456789ab\n");
        check(Some("0123456789ab"), Some(""), "commit 0123456789ab\n");
        check(Some(""), Some(""), "");
        check(None, None, "");
    }
}
