//! Opening the window, and saying why there is none.

use std::cell::RefCell;
use std::panic::{AssertUnwindSafe, catch_unwind};
#[cfg(windows)]
use std::sync::Arc;
use std::thread;
use std::time::Duration;

use egui::{IconData, Pos2, Rect, Vec2, ViewportBuilder, vec2};

use super::app::{App, Start};
use super::looks::with_place;
use crate::session::{Recalled, mark_crashes};

/// Why there is no window, or no more.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum WindowError {
    /// There is no display, or none that can be drawn on.
    #[error("er kan geen venster worden geopend")]
    Unavailable,
    /// Drawing ended in a panic before anything was shown. Another renderer may do, but only in another process: the event
    /// loop of this one cannot be used again.
    #[error("er kan op deze manier geen venster worden getekend")]
    StartAgainWith(Renderer),
    /// A fault of the program ended it; what was typed was handed to the disk.
    #[error("het programma is door een fout gestopt")]
    Crashed,
}

/// What the window is drawn with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Renderer {
    /// OpenGL 2 or later, which remote desktops of Windows and old drivers lack.
    OpenGl,
    /// DirectX 12, in the end with the software adapter that is part of Windows (WARP). Windows only.
    Direct3d,
}

impl Renderer {
    /// Those of this system, in the order in which they are tried.
    pub const ALL: &[Self] = if cfg!(windows) { &[Self::OpenGl, Self::Direct3d] } else { &[Self::OpenGl] };

    /// The name by which one is asked for.
    pub fn name(self) -> &'static str {
        match self {
            Self::OpenGl => "opengl",
            Self::Direct3d => "direct3d",
        }
    }

    /// The one with this name, where this system has it.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|renderer| renderer.name() == name)
    }

    /// This one and those that are tried after it.
    fn and_later(self) -> &'static [Self] {
        let at = Self::ALL.iter().position(|renderer| *renderer == self).unwrap_or_default();
        &Self::ALL[at..]
    }
}

/// Opens the window and returns when it is closed. Where one renderer of the system cannot draw it, the next one does;
/// `first` is tried first, and those before it never.
///
/// # Errors
/// When there is no display, or a fault of the program ended it.
pub fn run(start: Start, first: Option<Renderer>) -> Result<(), WindowError> {
    // The window does not wait for the disk on which it is noted how it was.
    let recalled = Recalled::within(PATIENCE, start.environment.data.clone());
    // The library is needed by the first frame. It is read while the system makes a window, which takes longer.
    let content = start.content.clone();
    thread::spawn(move || {
        content.library();
    });
    // The attempt that gets as far as a window that can be drawn on takes it.
    let start = RefCell::new(Some((start, recalled)));
    let renderers = first.map_or(Renderer::ALL, Renderer::and_later);
    for (at, renderer) in renderers.iter().enumerate() {
        // Where a library of the system is missing, winit panics instead of returning an error; so does a renderer that
        // finds nothing to draw on. A panic later on is a fault of the program: while it unwinds, the session saves what was
        // typed.
        let outcome = catch_unwind(AssertUnwindSafe(|| attempt(*renderer, &start)));
        let has_begun = start.borrow().is_none();
        match (outcome, renderers.get(at + 1)) {
            (Ok(Ok(())), _) => return Ok(()),
            (Ok(Err(_)) | Err(_), _) if has_begun => return Err(WindowError::Crashed),
            (Err(_), Some(next)) => return Err(WindowError::StartAgainWith(*next)),
            (Ok(Err(_)) | Err(_), _) => {}
        }
    }
    Err(WindowError::Unavailable)
}

fn attempt(renderer: Renderer, start: &RefCell<Option<(Start, Recalled)>>) -> eframe::Result {
    let viewport = ViewportBuilder::default()
        .with_title("Wijkpeil")
        .with_app_id("wijkpeil")
        .with_icon(icon())
        .with_inner_size([1180.0, 860.0])
        .with_min_inner_size(SMALLEST_WINDOW);
    let viewport = match start.borrow().as_ref().and_then(|(_, recalled)| recalled.read()) {
        Some(looks) => with_place(viewport, looks),
        None => viewport,
    };
    let create: eframe::AppCreator<'_> = Box::new(|context| {
        let (start, recalled) = start.take().ok_or("er is al een venster")?;
        mark_crashes(start.environment.data.clone());
        bring_in_sight(context);
        Ok(Box::new(App::new(&context.egui_ctx, start).with_looks(recalled)))
    });
    eframe::run_native("Wijkpeil", options(renderer, viewport), create)
}

/// For the title bar and the list of windows. None is better than the one of the toolkit.
fn icon() -> IconData {
    eframe::icon_data::from_png_bytes(include_bytes!("../../assets/icon/wijkpeil-64.png")).unwrap_or_default()
}

#[cfg(not(windows))]
fn options(_: Renderer, viewport: ViewportBuilder) -> eframe::NativeOptions {
    eframe::NativeOptions { viewport, ..eframe::NativeOptions::default() }
}

#[cfg(windows)]
fn options(renderer: Renderer, viewport: ViewportBuilder) -> eframe::NativeOptions {
    use eframe::egui_wgpu::{WgpuSetup, WgpuSetupCreateNew};
    let mut setup = WgpuSetupCreateNew::without_display_handle();
    setup.instance_descriptor.backends = wgpu::Backends::DX12;
    // The compiler that is part of Windows: no other library is looked for.
    setup.instance_descriptor.backend_options.dx12.shader_compiler = wgpu::Dx12Compiler::Fxc;
    setup.native_adapter_selector = Some(Arc::new(choose_adapter));
    // Whatever the adapter has: software adapters and old cards do not reach the usual minimum.
    setup.device_descriptor = Arc::new(|adapter| wgpu::DeviceDescriptor {
        label: Some("window"),
        required_limits: adapter.limits(),
        ..wgpu::DeviceDescriptor::default()
    });
    let mut options = eframe::NativeOptions { viewport, ..eframe::NativeOptions::default() };
    options.wgpu_options.wgpu_setup = WgpuSetup::CreateNew(setup);
    options.renderer = match renderer {
        Renderer::OpenGl => eframe::Renderer::Glow,
        Renderer::Direct3d => eframe::Renderer::Wgpu,
    };
    options
}

/// A card that can show something in the window: the frugal one of a laptop before the fast one, and the software adapter
/// that is part of Windows where there is no card, as on a remote desktop.
#[cfg(windows)]
fn choose_adapter(adapters: &[wgpu::Adapter], surface: Option<&wgpu::Surface<'_>>) -> Result<wgpu::Adapter, String> {
    let rank = |adapter: &&wgpu::Adapter| match adapter.get_info().device_type {
        wgpu::DeviceType::IntegratedGpu => 0,
        wgpu::DeviceType::DiscreteGpu => 1,
        wgpu::DeviceType::VirtualGpu | wgpu::DeviceType::Other => 2,
        wgpu::DeviceType::Cpu => 3,
    };
    let can_show = |adapter: &&wgpu::Adapter| surface.is_none_or(|surface| adapter.is_surface_supported(surface));
    adapters.iter().filter(can_show).min_by_key(rank).cloned().ok_or_else(|| "geen kaart kan in dit venster tekenen".to_owned())
}

/// So long the window may wait for the disk that knows how it was; one that answers does so in a few milliseconds.
const PATIENCE: Duration = Duration::from_millis(500);
/// The smallest window, in points: a beamer of 1280×720 at 200 % has no more than 640×360, with the bars of the desktop in it.
const SMALLEST_WINDOW: [f32; 2] = [480.0, 300.0];
/// Of its upper edge so much is in sight, in pixels, that a window can be seen and taken hold of.
const HOLD: Vec2 = Vec2::new(160.0, 32.0);

/// Moves the window where its place of the last time is on no monitor that there is now.
fn bring_in_sight(context: &eframe::CreationContext<'_>) {
    let Some(window) = context.winit_window() else { return };
    // Where the desktop alone knows the place of windows, as Wayland does, it takes care of this.
    let Ok(mut position) = window.outer_position() else { return };
    let size = window.outer_size();
    let monitor = |position: [i32; 2], size: [u32; 2]| {
        Rect::from_min_size(position.map(|at| at as f32).into(), size.map(|length| length as f32).into())
    };
    let monitors: Vec<Rect> = window
        .available_monitors()
        .map(|found| monitor([found.position().x, found.position().y], [found.size().width, found.size().height]))
        .collect();
    let place = monitor([position.x, position.y], [size.width, size.height]);
    if let Some(moved) = moved_in_sight(place, &monitors) {
        (position.x, position.y) = (moved.x as i32, moved.y as i32);
        window.set_outer_position(position);
    }
}

/// Where a window goes that cannot be taken hold of on any of these monitors; `None` when it may stay. In pixels.
fn moved_in_sight(window: Rect, monitors: &[Rect]) -> Option<Pos2> {
    let edge = Rect::from_min_size(window.min, vec2(window.width(), HOLD.y));
    let is_in_hand = |monitor: &Rect| {
        let seen = edge.intersect(*monitor);
        seen.width() >= HOLD.x.min(window.width()) && seen.height() >= HOLD.y
    };
    if monitors.iter().any(is_in_hand) {
        return None;
    }
    let nearest = monitors
        .iter()
        .min_by(|one, other| one.distance_sq_to_pos(window.center()).total_cmp(&other.distance_sq_to_pos(window.center())))?;
    let last = (nearest.max - window.size()).max(nearest.min);
    Some(window.min.clamp(nearest.min, last))
}

#[cfg(test)]
mod tests {
    use egui::{Pos2, Rect, pos2};

    use super::{Renderer, SMALLEST_WINDOW, moved_in_sight};

    fn rect([left, top, width, height]: [f32; 4]) -> Rect {
        Rect::from_min_size(pos2(left, top), [width, height].into())
    }

    fn check(window: [f32; 4], monitors: &[[f32; 4]], expected: Option<[f32; 2]>) {
        let monitors: Vec<Rect> = monitors.iter().copied().map(rect).collect();
        assert_eq!(moved_in_sight(rect(window), &monitors), expected.map(Pos2::from), "{window:?}");
    }

    #[test]
    fn a_window_opens_where_it_can_be_seen() {
        const ONE: [f32; 4] = [0.0, 0.0, 1920.0, 1080.0];
        const LEFT: [f32; 4] = [-1280.0, 200.0, 1280.0, 720.0];
        check([100.0, 50.0, 1180.0, 860.0], &[ONE], None);
        check([-1200.0, 300.0, 800.0, 600.0], &[ONE, LEFT], None);
        check([1700.0, 900.0, 1180.0, 860.0], &[ONE], None);
        check([-1200.0, 300.0, 800.0, 600.0], &[ONE], Some([0.0, 300.0]));
        check([5000.0, 5000.0, 800.0, 600.0], &[ONE], Some([1120.0, 480.0]));
        check([1850.0, 100.0, 800.0, 600.0], &[ONE], Some([1120.0, 100.0]));
        check([100.0, -300.0, 800.0, 600.0], &[ONE], Some([100.0, 0.0]));
        check([100.0, -300.0, 3000.0, 2000.0], &[ONE], Some([0.0, 0.0]));
        check([100.0, 50.0, 1180.0, 860.0], &[], None);
    }

    #[test]
    fn a_renderer_is_asked_for_by_its_name_and_the_others_come_after_it() {
        for (at, renderer) in Renderer::ALL.iter().enumerate() {
            assert_eq!(Renderer::named(renderer.name()), Some(*renderer));
            assert_eq!(renderer.and_later(), &Renderer::ALL[at..]);
        }
        assert_eq!(Renderer::named("vulkan"), None);
        assert_eq!(Renderer::named("direct3d").is_some(), cfg!(windows));
    }

    #[test]
    fn the_icon_of_the_window_can_be_read() {
        let icon = super::icon();
        assert_eq!((icon.width, icon.height), (64, 64));
    }

    #[test]
    fn the_smallest_window_fits_on_a_beamer_at_twice_the_size() {
        let [width, height] = SMALLEST_WINDOW;
        assert!(width <= 640.0 && height <= 336.0, "bars of the desktop take 24 points");
    }
}
