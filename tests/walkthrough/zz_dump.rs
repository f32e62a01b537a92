use eframe::egui::accesskit::Role;
use eframe::egui::epaint::{PathStroke, Shape};
use eframe::egui::{Color32, Key, Modifiers, Pos2, Stroke};
use wijkpeil::store;

use crate::support::dossiers;
use crate::support::window::Walk;

fn col(c: Color32) -> String {
    if c.a() == 0 {
        return "none".into();
    }
    format!("rgba({},{},{},{:.3})", c.r(), c.g(), c.b(), f32::from(c.a()) / 255.0)
}
fn esc(t: &str) -> String {
    t.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}
fn pts(p: &[Pos2]) -> String {
    p.iter().map(|p| format!("{:.2},{:.2}", p.x, p.y)).collect::<Vec<_>>().join(" ")
}
fn st(s: &Stroke) -> String {
    format!("stroke=\"{}\" stroke-width=\"{}\"", col(s.color), s.width)
}
fn ps(s: &PathStroke) -> String {
    let c = match &s.color {
        eframe::egui::epaint::ColorMode::Solid(c) => *c,
        _ => Color32::BLACK,
    };
    format!("stroke=\"{}\" stroke-width=\"{}\"", col(c), s.width)
}
fn visit(s: &Shape, o: &mut String) {
    match s {
        Shape::Vec(v) => v.iter().for_each(|s| visit(s, o)),
        Shape::Rect(r) => {
            let e = r.rect;
            let k = r.stroke.width / 2.0;
            let e = if r.stroke.width > 0.0 { e.shrink(k) } else { e };
            o.push_str(&format!(
                "<rect x=\"{:.2}\" y=\"{:.2}\" width=\"{:.2}\" height=\"{:.2}\" rx=\"{}\" fill=\"{}\" {}/>\n",
                e.left(),
                e.top(),
                e.width().clamp(0.0, 9000.0),
                e.height().clamp(0.0, 9000.0),
                r.corner_radius.nw,
                col(r.fill),
                st(&r.stroke)
            ))
        }
        Shape::Circle(c) => o.push_str(&format!(
            "<circle cx=\"{}\" cy=\"{}\" r=\"{}\" fill=\"{}\" {}/>\n",
            c.center.x,
            c.center.y,
            c.radius,
            col(c.fill),
            st(&c.stroke)
        )),
        Shape::LineSegment { points, stroke } => {
            o.push_str(&format!("<polyline points=\"{}\" fill=\"none\" {}/>\n", pts(points), st(stroke)))
        }
        Shape::Path(p) => {
            let tag = if p.closed { "polygon" } else { "polyline" };
            o.push_str(&format!("<{tag} points=\"{}\" fill=\"{}\" {}/>\n", pts(&p.points), col(p.fill), ps(&p.stroke)))
        }
        Shape::Text(t) => {
            for row in &t.galley.rows {
                if row.text().trim().is_empty() {
                    continue;
                }
                let f = &t.galley.job.sections[0].format;
                let mut c = t.override_text_color.unwrap_or(f.color);
                if c == Color32::PLACEHOLDER {
                    c = t.fallback_color;
                }
                let w = if format!("{:?}", f.font_id.family).contains("semibold") { 600 } else { 400 };
                let x = t.pos.x + row.pos.x;
                let y = t.pos.y + row.pos.y + row.size.y / 2.0 + f.font_id.size * 0.34;
                o.push_str(&format!("<text x=\"{x:.2}\" y=\"{y:.2}\" font-size=\"{}\" font-weight=\"{w}\" font-family=\"Atkinson Hyperlegible Next\" textLength=\"{:.2}\" lengthAdjust=\"spacingAndGlyphs\" fill=\"{}\" xml:space=\"preserve\">{}</text>\n", f.font_id.size, row.size.x, col(c), esc(&row.text())));
            }
        }
        _ => {}
    }
}
fn dump(walk: &Walk, name: &str, size: [f32; 2]) {
    let mut o = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{0}\" height=\"{1}\" viewBox=\"0 0 {0} {1}\">\n",
        size[0], size[1]
    );
    for (n, c) in walk.shapes().iter().enumerate() {
        let r = c.clip_rect;
        let mut inner = String::new();
        visit(&c.shape, &mut inner);
        if inner.is_empty() {
            continue;
        }
        o.push_str(&format!("<clipPath id=\"c{n}\"><rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\"/></clipPath><g clip-path=\"url(#c{n})\">{inner}</g>\n", r.left().max(-10.0), r.top().max(-10.0), r.width().clamp(0.0, 5000.0), r.height().clamp(0.0, 5000.0)));
    }
    o.push_str("</svg>");
    std::fs::write(format!("/tmp/wt-T-{name}.svg"), o).unwrap();
}

#[test]
fn zz_dump() {
    for size in [[1280.0, 800.0], [1024.0, 720.0], [640.0, 480.0]] {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("wijk.wijkpeil.ron");
        store::create_dossier(&path, &dossiers::example()).unwrap();
        let mut walk = Walk::open(folder.path(), size, Some(path));
        walk.wait_for("the dossier", |walk| {
            walk.names().iter().any(|n| n == "Uitkomst" || n == "Acties" || n.contains("Stappen"))
        });
        let w = size[0] as i32;
        if size[0] < 900.0 {
            walk.choose_at_once(Role::Button, "Stappen");
        }
        walk.choose_at_once(Role::Button, "Uitkomst");
        let view = walk.names().into_iter().find(|name| name.starts_with("Besluitentafel")).unwrap();
        walk.choose_at_once(Role::RadioButton, &view);
        dump(&walk, &format!("{w}-tafel"), size);
        walk.press_with(Modifiers::COMMAND, Key::Enter);
        walk.type_text("Spreek jongeren op het plein en");
        dump(&walk, &format!("{w}-tafel-open"), size);
        if size[0] < 900.0 {
            walk.choose_at_once(Role::Button, "Stappen");
        }
        walk.choose_at_once(Role::Button, "Acties");
        dump(&walk, &format!("{w}-acties"), size);
        let row = walk.names().into_iter().find(|name| name.starts_with("Actie 2: ")).unwrap();
        walk.choose_at_once(Role::RadioButton, "Tijdlijn");
        dump(&walk, &format!("{w}-tijdlijn"), size);
        walk.choose_at_once(Role::RadioButton, "Tabel");
        walk.choose_at_once(Role::Button, &row);
        dump(&walk, &format!("{w}-actie"), size);
    }
}
