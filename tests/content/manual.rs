//! What the manual leads to is there.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use wijkpeil::content::{LinkedTo, Manual, ManualPart};
use wijkpeil::report;
use wijkpeil::shapes::Pixels;

/// As many letters as tell what can be seen, and not only which screen it is.
const TELLING: usize = 60;

fn parts(manual: &Manual) -> impl Iterator<Item = &ManualPart> {
    manual.sections.iter().flat_map(|section| &section.parts)
}

#[test]
fn every_picture_is_there_and_is_told() {
    let manual = Manual::built_in();
    let mut named = BTreeSet::new();
    for part in parts(&manual) {
        if let ManualPart::Picture(picture) = part {
            let png = picture.png().unwrap();
            // They are in the program, so one that was not made small (README, Checks) would weigh on every user.
            assert!(png.len() < 100_000, "{} takes {} bytes", picture.name, png.len());
            let pixels = Pixels::of_png(png);
            assert!(pixels.is_some_and(|pixels| pixels.width >= 1000), "{}", picture.name);
            assert!(picture.description.len() >= TELLING, "{}: {}", picture.name, picture.description);
            assert!(named.insert(format!("{}.png", picture.name)), "{} is there twice", picture.name);
        }
    }
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/manual");
    let files = fs::read_dir(folder).unwrap().map(|file| file.unwrap().file_name().into_string().unwrap());
    // What a comparison left behind is no picture of the manual.
    let files: BTreeSet<String> = files.filter(|name| name.matches('.').count() == 1).collect();
    assert_eq!(files, named);
}

#[test]
fn every_link_leads_to_a_section_or_to_the_web() {
    let manual = Manual::built_in();
    let titles: BTreeSet<&str> = manual.sections.iter().map(|section| &*section.title).collect();
    let mut links = 0;
    for part in parts(&manual) {
        match part {
            ManualPart::ReadOn(all) => {
                for link in all {
                    links += 1;
                    match &link.target {
                        LinkedTo::Section => assert!(titles.contains(&*link.title), "there is no section {}", link.title),
                        LinkedTo::Web(address) => assert!(address.starts_with("https://"), "{address}"),
                    }
                }
            }
            ManualPart::Paragraph(_) | ManualPart::Picture(_) => {
                assert!(!part.text().contains("]("), "a link that was not understood: {}", part.text());
            }
        }
    }
    assert!(links > 15, "{links}");
}

/// The same text on paper: each paragraph, each picture by what it shows, and each link with its page.
#[test]
fn all_of_it_is_printed() {
    let manual = Manual::built_in();
    let layout = report::layout(&report::manual(&manual, "Wijkpeil"));
    let printed: String = (0..layout.pages.len()).map(|page| layout.text_of_page(page)).collect();
    let squeezed = |text: &str| text.chars().filter(|letter| !letter.is_whitespace()).collect::<String>();
    let printed = squeezed(&printed);
    for part in parts(&manual) {
        let missing = match part {
            ManualPart::ReadOn(links) => {
                links.iter().find(|link| !printed.contains(&squeezed(&link.title))).map(|it| &*it.title)
            }
            part => Some(part.text()).filter(|text| !printed.contains(&squeezed(text))).map(|_| "a text"),
        };
        assert_eq!(missing, None, "{part:?}");
    }
    assert!(layout.pages.len() <= 40, "{} pages", layout.pages.len());
    assert!(layout.unprintable().is_empty(), "{:?}", layout.unprintable());
}
