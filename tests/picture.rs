//! Pictures of drawings, read back.

use jiff::civil::date;
use quick_xml::Reader;
use quick_xml::events::Event;
use wijkpeil::content::Catalogue;
use wijkpeil::model::Dossier;
use wijkpeil::picture::{Format, Lacking, Picture, Subject};

use crate::support::{dossiers, printed};

/// Dark letters, and the fills of op orde and deels, as `look.md` has them for paper.
const INK: [u8; 3] = [0x1B, 0x2A, 0x33];
const IN_ORDER: [u8; 3] = [0x0B, 0x6E, 0x5B];
const PARTLY: [u8; 3] = [0x8F, 0x5A, 0x00];

fn picture(subject: Subject, dossier: &Dossier) -> Result<Picture, Lacking> {
    subject.picture(Catalogue::built_in(), dossier, dossier.measurements.latest(), date(2026, 11, 26))
}

/// The texts of the elements of an XML text by their names, and how many elements there are of each name.
fn elements(xml: &str) -> Vec<(String, String)> {
    let mut reader = Reader::from_str(xml);
    let (mut found, mut open): (Vec<(String, String)>, Vec<usize>) = (Vec::new(), Vec::new());
    let name = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
    loop {
        match reader.read_event().unwrap() {
            Event::Start(start) => {
                start.attributes().for_each(|attribute| drop(attribute.unwrap()));
                open.push(found.len());
                found.push((name(start.name().as_ref()), String::new()));
            }
            Event::Empty(empty) => {
                empty.attributes().for_each(|attribute| drop(attribute.unwrap()));
                found.push((name(empty.name().as_ref()), String::new()));
            }
            Event::Text(text) => {
                let text = String::from_utf8(text.to_vec()).unwrap();
                if let Some(at) = open.last() {
                    found[*at].1.push_str(&text);
                }
            }
            Event::End(_) => drop(open.pop()),
            Event::Eof => return found,
            _ => {}
        }
    }
}

struct Decoded {
    width: usize,
    rgb: Vec<[u8; 3]>,
}

impl Decoded {
    fn of(bytes: &[u8]) -> Self {
        let mut reader = png::Decoder::new(std::io::Cursor::new(bytes)).read_info().unwrap();
        let mut buffer = vec![0; reader.output_buffer_size().unwrap()];
        let info = reader.next_frame(&mut buffer).unwrap();
        assert_eq!((info.color_type, info.bit_depth), (png::ColorType::Rgb, png::BitDepth::Eight));
        let rgb = buffer.chunks_exact(3).map(|pixel| [pixel[0], pixel[1], pixel[2]]).collect();
        Self { width: info.width as usize, rgb }
    }

    fn count(&self, rows: std::ops::Range<usize>, colour: [u8; 3]) -> usize {
        self.rgb[rows.start * self.width..rows.end * self.width].iter().filter(|pixel| **pixel == colour).count()
    }

    fn height(&self) -> usize {
        self.rgb.len() / self.width
    }
}

#[test]
fn an_svg_says_what_it_shows_and_draws_its_letters() {
    let mut dossier = dossiers::a_year_later();
    dossier.profile.neighbourhood = "De <Hoek> & 't \u{1}Plein".to_owned();
    for subject in Subject::ALL {
        let svg = String::from_utf8(picture(subject, &dossier).unwrap().bytes(Format::Svg).unwrap()).unwrap();
        let found = elements(&svg);
        let text = |wanted: &str| &found.iter().find(|(name, _)| name == wanted).unwrap().1;
        assert!(svg.contains("<title id=\"titel\">De &lt;Hoek&gt; &amp; 't Plein · "), "{subject:?}: {}", text("title"));
        let said = text("desc");
        assert!(said.contains("1-meting") && said.contains("26 november 2026"), "{subject:?}: {said}");
        assert!(found.iter().filter(|(name, _)| name == "path").count() > 20, "{subject:?}");
        assert!(!found.iter().any(|(name, _)| name == "text"), "letters are outlines");
    }
    let wall = String::from_utf8(picture(Subject::Wall, &dossier).unwrap().bytes(Format::Svg).unwrap()).unwrap();
    assert!(wall.contains("Urgentiebesef") && wall.contains("#0B6E5B"));
}

#[test]
fn a_png_is_large_enough_for_a_slide_and_shows_the_levels() {
    let dossier = dossiers::a_year_later();
    for subject in Subject::ALL {
        let made = picture(subject, &dossier).unwrap();
        let bytes = made.bytes(Format::Png).unwrap();
        let decoded = Decoded::of(&bytes);
        assert!(decoded.width >= 2_400, "{subject:?}: {}", decoded.width);
        let scale = decoded.width / 900;
        assert!(decoded.count(scale * 28..scale * 54, INK) > 500, "{subject:?} has a title in it");
        assert_eq!(bytes, picture(subject, &dossier).unwrap().bytes(Format::Png).unwrap(), "{subject:?} is the same each time");
    }
    let decoded = Decoded::of(&picture(Subject::Wall, &dossier).unwrap().bytes(Format::Png).unwrap());
    for fill in [IN_ORDER, PARTLY] {
        let share = decoded.count(0..decoded.height(), fill) as f32 / decoded.rgb.len() as f32;
        assert!(share > 0.005, "{fill:?}: {share}");
    }
}

#[test]
fn there_is_no_picture_of_what_is_not_there() {
    let mut dossier = printed::nearly_empty();
    dossier.interventions.clear();
    assert_eq!(picture(Subject::History, &dossier), Err(Lacking::SecondMeasurement));
    assert_eq!(picture(Subject::Matrix, &dossier), Err(Lacking::Interventions));
    assert!(picture(Subject::Wall, &dossier).is_ok());
}
